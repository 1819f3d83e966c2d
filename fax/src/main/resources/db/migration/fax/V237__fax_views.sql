-- Filters of the list of faxes under a name: somebody's own, or for all. They may name what is looked for, so the
-- words of a search are never kept in one.
create table fax_views (
  id uuid primary key,
  organization_id uuid not null references organizations,
  version bigint not null default 0,
  created_at timestamptz not null, created_by text not null, updated_at timestamptz not null, updated_by text not null, deleted_at timestamptz,
  name text not null check (length(name) between 1 and 60),
  shared boolean not null default false,
  filter jsonb not null,
  owner_id uuid,
  kept_for jsonb not null default '[]'
);
create index fax_views_listing on fax_views (organization_id);
call dartwing_enable_tenancy('fax_views');
