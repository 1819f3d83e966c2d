-- An organisation's accounts with providers. `credentials` is one sealed JSON object; settings are not secret.
create table carrier_accounts (
  id uuid primary key,
  organization_id uuid not null references organizations,
  version bigint not null default 0,
  created_at timestamptz not null, created_by text not null, updated_at timestamptz not null, updated_by text not null, deleted_at timestamptz,
  name text not null,
  connector text not null,
  settings jsonb not null,
  credentials bytea,
  credential_names text[] not null,
  credential_version bigint not null,
  enabled boolean not null,
  priority int not null check (priority between 1 and 5),
  public_id text not null unique check (public_id ~ '^[a-z2-7]{26}$'),
  last_test jsonb,
  refused_at timestamptz,
  refused_reason text check (length(refused_reason) <= 200)
);
-- Deleted accounts keep their rows, for the attempts that went through them.
create unique index carrier_accounts_name on carrier_accounts (organization_id, name) where deleted_at is null;
call dartwing_enable_tenancy('carrier_accounts');

create function find_carrier_account(shown text) returns table (organization_id uuid, account_id uuid, connector text)
  language sql stable security definer set search_path = dartwing, pg_temp
  as $$ select organization_id, id, connector from carrier_accounts where public_id = shown and deleted_at is null $$;
comment on function find_carrier_account(text) is
    'A provider''s webhook names the account''s public id and nothing else: whose it is can''t be asked as an organisation. One exact id; answers ids only.';
