-- What was told to a person. `mail` and `push` say how far these channels are: off, due (a job is queued), digest (waits
-- for the next one), sent, skipped (read before, or nothing to send it with).
create table notifications (
    id              uuid        primary key,
    organization_id uuid        not null,
    person_id       uuid        not null,
    kind            text        not null,
    -- Sealed: the values of the template, which may name a sender.
    content         bytea       not null,
    link            text        check (length(link) <= 500),
    subject_id      uuid,
    in_app          boolean     not null,
    mail            text        not null check (mail in ('off', 'due', 'digest', 'sent', 'skipped')),
    push            text        not null check (push in ('off', 'due', 'sent', 'skipped')),
    created_at      timestamptz not null,
    read_at         timestamptz
);
create index notifications_of_person on notifications (organization_id, person_id, id desc) where in_app;
create index notifications_unread on notifications (organization_id, person_id) where in_app and read_at is null;
create index notifications_digest on notifications (organization_id, person_id) where mail = 'digest';
create index notifications_age on notifications (created_at);
call dartwing_enable_tenancy('notifications');

-- What a person chose for one kind; without a row the kind's own defaults hold.
create table notification_choices (
    organization_id uuid    not null,
    person_id       uuid    not null,
    kind            text    not null,
    in_app          boolean not null,
    mail            text    not null check (mail in ('off', 'now', 'digest')),
    push            boolean not null,
    primary key (organization_id, person_id, kind)
);
call dartwing_enable_tenancy('notification_choices');

-- When a person may be disturbed.
create table notification_times (
    organization_id uuid not null,
    person_id       uuid not null,
    zone            text not null,
    quiet_from      time,
    quiet_until     time,
    digest_at       time not null,
    primary key (organization_id, person_id),
    check ((quiet_from is null) = (quiet_until is null))
);
call dartwing_enable_tenancy('notification_times');

create table notification_templates (
    id              uuid        primary key,
    organization_id uuid        not null,
    version         bigint      not null default 0,
    created_at      timestamptz not null,
    created_by      text        not null,
    updated_at      timestamptz not null,
    updated_by      text        not null,
    deleted_at      timestamptz,
    kind            text        not null,
    subject         text        not null check (length(subject) between 1 and 200),
    body            text        not null check (length(body) between 1 and 4000),
    constraint notification_templates_kind unique (organization_id, kind)
);
call dartwing_enable_tenancy('notification_templates');

-- A browser that a person allowed to notify. The address and keys are sealed: whoever has them can send.
create table push_subscriptions (
    id              uuid        primary key,
    organization_id uuid        not null,
    person_id       uuid        not null,
    address_hash    bytea       not null check (octet_length(address_hash) = 32),
    content         bytea       not null,
    label           text        not null check (length(label) <= 200),
    created_at      timestamptz not null,
    last_success_at timestamptz,
    failures        int         not null default 0,
    unique (organization_id, person_id, address_hash)
);
call dartwing_enable_tenancy('push_subscriptions');

create function dartwing_forget_notifications(before timestamptz) returns bigint
    language sql volatile security definer set search_path = dartwing, pg_temp
    begin atomic
        with gone as (delete from notifications where created_at < before returning 1) select count(*) from gone;
    end;
comment on function dartwing_forget_notifications(timestamptz) is
    'Upkeep over all organisations; removes old notifications and answers only how many.';
