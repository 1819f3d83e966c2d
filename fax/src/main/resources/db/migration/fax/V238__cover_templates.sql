-- Designs of cover pages: of the organisation, of an inbox's numbers, and which one a person usually takes.
create table cover_templates (
  id uuid primary key,
  organization_id uuid not null references organizations,
  version bigint not null default 0,
  created_at timestamptz not null, created_by text not null, updated_at timestamptz not null, updated_by text not null, deleted_at timestamptz,
  name text not null check (length(name) between 1 and 60),
  inbox_id uuid references inboxes on delete set null,
  standard boolean not null default false,
  design jsonb not null
);
create unique index cover_templates_name on cover_templates (organization_id, lower(name));
create unique index cover_templates_standard on cover_templates (organization_id) where standard;
create unique index cover_templates_inbox on cover_templates (organization_id, inbox_id) where inbox_id is not null;
call dartwing_enable_tenancy('cover_templates');

create table cover_choices (
  person_id uuid not null,
  organization_id uuid not null references organizations,
  template_id uuid not null references cover_templates on delete cascade,
  primary key (organization_id, person_id)
);
create index cover_choices_template on cover_choices (template_id);
call dartwing_enable_tenancy('cover_choices');
