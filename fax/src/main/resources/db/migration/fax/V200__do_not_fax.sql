-- Numbers whose owners asked to get no faxes (47 CFR 64.1200(a)(4)), and since when.
create table do_not_fax (
  id uuid primary key,
  organization_id uuid not null references organizations,
  version bigint not null default 0,
  created_at timestamptz not null, created_by text not null, updated_at timestamptz not null, updated_by text not null, deleted_at timestamptz,
  number text not null check (number ~ '^\+[1-9][0-9]{4,14}$'),
  applies_to text not null default 'all' check (applies_to in ('all', 'broadcasts')),
  source text not null,
  reason text,
  asked_at timestamptz not null
);
create unique index do_not_fax_number on do_not_fax (organization_id, number) where deleted_at is null;
call dartwing_enable_tenancy('do_not_fax');
