-- An organisation's own tags, and those that a fax has.
create table fax_tags (
  id uuid primary key,
  organization_id uuid not null references organizations,
  version bigint not null default 0,
  created_at timestamptz not null, created_by text not null, updated_at timestamptz not null, updated_by text not null, deleted_at timestamptz,
  name text not null check (length(name) between 1 and 40),
  color text not null
);
create unique index fax_tags_name on fax_tags (organization_id, lower(name)) where deleted_at is null;
call dartwing_enable_tenancy('fax_tags');

alter table fax_documents add column tag_ids uuid[] not null default '{}' check (cardinality(tag_ids) <= 20);
create index fax_documents_tags on fax_documents using gin (tag_ids) where tag_ids <> '{}';
