-- Mail from the transaction that wanted it until the mail server took it. `content` is sealed, and gone once nobody
-- needs it: it may hold a link that signs somebody in.
create table mails (
    id              uuid        primary key,
    organization_id uuid        not null,
    kind            text        not null check (length(kind) between 1 and 60),
    recipient       text        not null check (length(recipient) between 3 and 254),
    content         bytea,
    status          text        not null check (status in ('queued', 'not_configured', 'sent', 'failed', 'expired')),
    created_at      timestamptz not null,
    useful_until    timestamptz not null,
    next_attempt_at timestamptz,
    concluded_at    timestamptz,
    check ((status in ('queued', 'not_configured')) = (concluded_at is null))
);
create index mails_organization on mails (organization_id, created_at desc, id desc);
create index mails_concluded on mails (concluded_at);
call dartwing_enable_tenancy('mails');

-- Written before the mail server hears of it; without an end when the process died meanwhile.
create table mail_attempts (
    organization_id uuid        not null,
    mail_id         uuid        not null references mails on delete cascade,
    number          int         not null check (number > 0),
    started_at      timestamptz not null,
    ended_at        timestamptz,
    outcome         text        check (outcome in ('accepted', 'deferred', 'refused')),
    reason          text        check (length(reason) <= 500),
    primary key (mail_id, number)
);
call dartwing_enable_tenancy('mail_attempts');

create function dartwing_forget_mails(before timestamptz) returns bigint
    language sql volatile security definer set search_path = dartwing, pg_temp
    begin atomic
        with gone as (delete from mails where concluded_at < before returning 1) select count(*) from gone;
    end;
comment on function dartwing_forget_mails(timestamptz) is
    'Upkeep over all organisations; removes mails that were concluded long ago and answers only how many.';
