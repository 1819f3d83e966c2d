-- An organisation's own stamps.
create table fax_stamps (
  id uuid primary key,
  organization_id uuid not null references organizations,
  version bigint not null default 0,
  created_at timestamptz not null, created_by text not null, updated_at timestamptz not null, updated_by text not null, deleted_at timestamptz,
  name text not null check (length(name) between 1 and 60),
  text text not null check (length(text) between 1 and 200),
  color text not null,
  border text not null,
  opacity int not null check (opacity between 10 and 100)
);
create unique index fax_stamps_name on fax_stamps (organization_id, lower(name)) where deleted_at is null;
call dartwing_enable_tenancy('fax_stamps');
