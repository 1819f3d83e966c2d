-- Whom an organisation faxes. What tells who they are is sealed; `words` holds keyed hashes of the beginnings of their
-- words and numbers, so that they are found as one types.
create table contact_groups (
  id uuid primary key,
  organization_id uuid not null references organizations,
  version bigint not null default 0,
  created_at timestamptz not null, created_by text not null, updated_at timestamptz not null, updated_by text not null, deleted_at timestamptz,
  name text not null check (length(name) between 1 and 80),
  description text
);
create unique index contact_groups_name on contact_groups (organization_id, lower(name));
call dartwing_enable_tenancy('contact_groups');

create table contacts (
  id uuid primary key,
  organization_id uuid not null references organizations,
  version bigint not null default 0,
  created_at timestamptz not null, created_by text not null, updated_at timestamptz not null, updated_by text not null, deleted_at timestamptz,
  name bytea not null,
  company bytea,
  fax_number bytea not null,
  fax_number_index bytea not null,
  other_fax_number bytea,
  other_fax_number_index bytea,
  email bytea,
  notes bytea,
  time_zone text,
  resolution text,
  group_ids jsonb not null default '[]',
  words bytea[] not null default '{}'
);
create index contacts_number on contacts (organization_id, fax_number_index);
create index contacts_groups on contacts using gin (group_ids);
create index contacts_words on contacts using gin (words);
call dartwing_enable_tenancy('contacts');
