-- Folders that people put faxes into, or that a rule fills. Who sees a fax is not theirs to say.
create function dartwing_kept_open(kept_for jsonb) returns boolean language sql stable parallel safe
    return coalesce(jsonb_array_length(kept_for), 0) = 0
        or coalesce(jsonb_exists(kept_for, dartwing_person()::text), false);

create table fax_folders (
  id uuid primary key,
  organization_id uuid not null references organizations,
  version bigint not null default 0,
  created_at timestamptz not null, created_by text not null, updated_at timestamptz not null, updated_by text not null, deleted_at timestamptz,
  name text not null check (length(name) between 1 and 80),
  parent_id uuid references fax_folders,
  owner_id uuid,
  shared_with jsonb not null default '[]',
  editors jsonb not null default '[]',
  filter jsonb
);
create unique index fax_folders_name on fax_folders
    (organization_id, coalesce(parent_id, '00000000-0000-0000-0000-000000000000'), lower(name));
create index fax_folders_parent on fax_folders (parent_id);
call dartwing_enable_tenancy('fax_folders');

alter table fax_documents add column folder_id uuid references fax_folders on delete set null;
create index fax_documents_folder on fax_documents (folder_id, created_at desc, id desc) where folder_id is not null;
