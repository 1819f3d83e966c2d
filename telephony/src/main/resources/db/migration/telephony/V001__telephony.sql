create table sip_trunks (
  id uuid primary key,
  organization_id uuid not null references organizations,
  version bigint not null default 0,
  created_at timestamptz not null, created_by text not null, updated_at timestamptz not null, updated_by text not null, deleted_at timestamptz,
  name text not null,
  host text not null,
  port int not null default 5060,
  transport text not null,
  username text,
  password bytea,
  register boolean not null default false,
  t38 text not null,
  codecs text[] not null,
  prefixes text[] not null,
  max_calls int not null default 30,
  enabled boolean not null default true,
  unique (organization_id, name)
);
call dartwing_enable_tenancy('sip_trunks');

create table fax_numbers (
  id uuid primary key,
  organization_id uuid not null references organizations,
  version bigint not null default 0,
  created_at timestamptz not null, created_by text not null, updated_at timestamptz not null, updated_by text not null, deleted_at timestamptz,
  number text not null unique,
  trunk_id uuid not null references sip_trunks,
  label text,
  fax_enabled boolean not null default true,
  inbox_id uuid,
  assigned_to uuid,
  station_id text
);
create index fax_numbers_of_organization on fax_numbers (organization_id);
call dartwing_enable_tenancy('fax_numbers');

-- A call names a number and nothing else: whose it is can't be asked as an organisation.
create function find_fax_number(called text) returns table (organization_id uuid, number_id uuid, trunk_id uuid)
  language sql stable security definer set search_path = dartwing, pg_temp
  as $$ select organization_id, id, trunk_id from fax_numbers where number = called and fax_enabled $$;

-- The SIP port serves every organisation's trunks, so the line's table is made across them. Passwords stay encrypted.
create function line_trunks() returns table (organization_id uuid, trunk_id uuid)
  language sql stable security definer set search_path = dartwing, pg_temp
  as $$ select organization_id, id from sip_trunks where enabled $$;
