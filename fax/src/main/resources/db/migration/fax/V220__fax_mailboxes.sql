-- Mailboxes whose messages become faxes.
create table fax_mailboxes (
  id uuid primary key,
  organization_id uuid not null references organizations,
  version bigint not null default 0,
  created_at timestamptz not null, created_by text not null, updated_at timestamptz not null, updated_by text not null, deleted_at timestamptz,
  name text not null,
  address text not null,
  host text not null,
  port int not null,
  security text not null check (security in ('TLS', 'STARTTLS', 'NONE')),
  username text not null,
  sign_in text not null check (sign_in in ('PASSWORD', 'OAUTH2')),
  password bytea,
  token_url text,
  client_id text,
  client_secret bytea,
  refresh_token bytea,
  folder text not null,
  done_folder text,
  authserv_id text,
  confirm text not null check (confirm in ('ALWAYS', 'UNPROVEN')),
  allowed_senders text[] not null default '{}',
  trusted_senders text[] not null default '{}',
  sends_as uuid,
  number_id uuid,
  text_as_fax boolean not null,
  enabled boolean not null,
  constraint fax_mailboxes_name unique (organization_id, name)
);
call dartwing_enable_tenancy('fax_mailboxes');

-- How far each mailbox is read. The highest UID moves in the transaction that stores the message.
create table fax_mailbox_states (
  mailbox_id uuid primary key references fax_mailboxes on delete cascade,
  organization_id uuid not null references organizations,
  place text not null,
  uid_validity bigint,
  last_uid bigint not null default 0,
  polled_at timestamptz,
  failures int not null default 0,
  next_poll_at timestamptz,
  last_error text,
  -- The access token and the refresh token that the sign-in service gave last, sealed.
  tokens bytea
);
call dartwing_enable_tenancy('fax_mailbox_states');

create function dartwing_fax_mailboxes_due(at timestamptz) returns table (organization_id uuid, mailbox_id uuid)
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select m.organization_id, m.id from fax_mailboxes m
        left join fax_mailbox_states s on s.mailbox_id = m.id
        where m.enabled and m.deleted_at is null and coalesce(s.next_poll_at, at) <= at;
    end;
comment on function dartwing_fax_mailboxes_due(timestamptz) is
    'Upkeep looks into every organisation''s mailboxes; answers ids only.';

-- Messages that were to become faxes. Each is stored before it is marked in its mailbox, or acknowledged.
-- Who sent it, its number and its files' names are sealed; the raw message goes when it is decided about.
create table fax_mail_messages (
  id uuid primary key,
  organization_id uuid not null references organizations,
  mailbox_id uuid references fax_mailboxes on delete set null,
  source text not null check (source in ('imap', 'smtp')),
  uid_validity bigint,
  uid bigint,
  marked boolean not null,
  digest bytea not null,
  duplicate_of uuid references fax_mail_messages on delete cascade,
  status text not null check (status in ('received', 'waiting', 'accepted', 'refused', 'ignored', 'expired')),
  reason text,
  proof text,
  content bytea not null,
  raw_file uuid,
  asker_type text,
  asker_id uuid,
  asker_name text,
  fax_id uuid,
  code_hash bytea,
  code_expires_at timestamptz,
  wrong_codes int not null default 0,
  confirmed boolean not null default false,
  reply_mail_id uuid,
  arrived_at timestamptz not null,
  decided_at timestamptz,
  check (status <> 'waiting' or code_hash is not null),
  unique (mailbox_id, uid_validity, uid)
);
create unique index fax_mail_messages_digest on fax_mail_messages (organization_id, digest) where duplicate_of is null;
create index fax_mail_messages_listing on fax_mail_messages (organization_id, id desc);
create index fax_mail_messages_fax on fax_mail_messages (fax_id) where fax_id is not null;
create index fax_mail_messages_reply on fax_mail_messages (reply_mail_id) where reply_mail_id is not null;
create index fax_mail_messages_unmarked on fax_mail_messages (mailbox_id) where not marked;
call dartwing_enable_tenancy('fax_mail_messages');

create function dartwing_forget_fax_mail(before timestamptz) returns bigint
    language sql volatile security definer set search_path = dartwing, pg_temp
    begin atomic
        with gone as (
            delete from fax_mail_messages
            where arrived_at < before and raw_file is null and status not in ('received', 'waiting') returning 1)
        select count(*) from gone;
    end;
comment on function dartwing_forget_fax_mail(timestamptz) is
    'Upkeep forgets what became of old messages; answers their count only.';
