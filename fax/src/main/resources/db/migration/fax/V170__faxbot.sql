-- What Faxbot's interface has and our faxes have not. The faxes themselves stay where all faxes are.

-- Which of Faxbot's scopes one of our API keys has there. A key without a row has those that follow from its own.
create table faxbot_keys (
  id uuid primary key,
  organization_id uuid not null references organizations,
  scopes text[] not null,
  owner text check (length(owner) <= 200),
  note text check (length(note) <= 2000),
  created_at timestamptz not null
);
call dartwing_enable_tenancy('faxbot_keys');

create table faxbot_mailboxes (
  id uuid primary key,
  organization_id uuid not null references organizations,
  label text not null check (length(label) between 1 and 100),
  allowed_scopes text[] not null,
  note text check (length(note) <= 2000),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (organization_id, label)
);
call dartwing_enable_tenancy('faxbot_mailboxes');

create table faxbot_rules (
  id uuid primary key,
  organization_id uuid not null references organizations,
  to_number text not null check (length(to_number) between 6 and 20),
  mailbox_id uuid not null references faxbot_mailboxes,
  created_at timestamptz not null,
  unique (organization_id, to_number)
);
call dartwing_enable_tenancy('faxbot_rules');

-- Addresses of documents; only the hash of what opens them is kept.
create table faxbot_links (
  token_hash bytea primary key check (length(token_hash) = 32),
  organization_id uuid not null references organizations,
  fax_id uuid not null,
  expires_at timestamptz not null
);
call dartwing_enable_tenancy('faxbot_links');
create index on faxbot_links (expires_at);

create function find_faxbot_link(hash bytea)
  returns table (organization_id uuid, fax_id uuid, expires_at timestamptz)
  language sql stable security definer set search_path = dartwing, pg_temp
  as $$ select l.organization_id, l.fax_id, l.expires_at from faxbot_links l where l.token_hash = hash $$;
comment on function find_faxbot_link(bytea) is
  'Who opens a document by its address shows 256 random bits and nothing else: whose it is can''t be asked as an organisation. One exact hash; answers ids and a time only.';

-- Faxes that came in through this interface, for their retention; `call_id` is that of the fax.
create table faxbot_arrivals (
  call_id uuid primary key,
  organization_id uuid not null references organizations,
  backend text not null check (length(backend) <= 20),
  told_at timestamptz not null
);
call dartwing_enable_tenancy('faxbot_arrivals');

create function faxbot_organization(wanted text) returns uuid
  language sql stable security definer set search_path = dartwing, pg_temp
  as $$
    select case when count(*) = 1 then min(o.id::text)::uuid end from organizations o
    where wanted = '' or o.id::text = wanted or o.name = wanted
  $$;
comment on function faxbot_organization(text) is
  'Faxbot knows one house only: its callbacks and its first key name no organisation, the operator''s setting does. Answers the id of exactly one organisation or nothing.';
