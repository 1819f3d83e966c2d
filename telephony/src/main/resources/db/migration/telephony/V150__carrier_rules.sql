-- Which accounts and trunks an organisation wants for what, or doesn't want; read with every choice.
create table carrier_rules (
  id uuid primary key,
  organization_id uuid not null references organizations,
  version bigint not null default 0,
  created_at timestamptz not null, created_by text not null, updated_at timestamptz not null, updated_by text not null, deleted_at timestamptz,
  name text not null,
  priority int not null check (priority between 0 and 100000),
  enabled boolean not null,
  traffic text[] not null,
  countries text[] not null,
  prefixes text[] not null,
  sender_ids jsonb not null,
  sender_tags text[] not null,
  effect text not null check (effect in ('prefer', 'exclude')),
  account_ids jsonb not null,
  trunk_ids jsonb not null,
  reason text
);
create unique index carrier_rules_name on carrier_rules (organization_id, name) where deleted_at is null;
call dartwing_enable_tenancy('carrier_rules');
