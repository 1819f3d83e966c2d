-- Own kinds of forms: where their print and their fields are. No content of any fax.
create table form_templates (
  id uuid primary key,
  organization_id uuid not null references organizations,
  version bigint not null default 0,
  created_at timestamptz not null, created_by text not null, updated_at timestamptz not null, updated_by text not null, deleted_at timestamptz,
  name text not null check (name ~ '^[a-z][a-z0-9_]{1,39}$'),
  title text not null check (length(title) between 1 and 120),
  enabled boolean not null default true,
  definition jsonb not null
);
create unique index form_templates_name on form_templates (organization_id, name);
call dartwing_enable_tenancy('form_templates');
