-- A sender is blocked, or never held for its spam score.
alter table deny_entries add column effect text not null default 'block' check (effect in ('block', 'allow'));

-- Categories that an organisation has besides the thirteen of the reading engine.
create table document_categories (
  id uuid primary key,
  organization_id uuid not null references organizations,
  version bigint not null default 0,
  created_at timestamptz not null, created_by text not null, updated_at timestamptz not null, updated_by text not null, deleted_at timestamptz,
  code text not null,
  label text not null,
  description text
);
create unique index document_categories_code on document_categories (organization_id, code) where deleted_at is null;
call dartwing_enable_tenancy('document_categories');
