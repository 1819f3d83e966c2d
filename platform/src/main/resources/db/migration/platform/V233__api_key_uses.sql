-- How often each key was used, by day (UTC) and by what the address begins with. Written every few seconds per node.
create table api_key_uses (
  organization_id uuid not null references organizations,
  key_id uuid not null references api_keys,
  day date not null,
  family text not null check (family ~ '^[a-z][a-z0-9-]{0,39}$'),
  requests bigint not null,
  refused bigint not null,
  primary key (organization_id, key_id, day, family)
);
call dartwing_enable_tenancy('api_key_uses');
