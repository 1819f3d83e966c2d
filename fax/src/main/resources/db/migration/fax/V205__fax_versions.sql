-- Edited copies of a fax next to its untouched pages. What was put on the pages and what can be read on them is sealed.
create table fax_versions (
  id uuid primary key,
  organization_id uuid not null references organizations,
  fax_id uuid not null references fax_documents on delete cascade,
  number int not null check (number > 0),
  based_on int not null check (based_on >= 0 and based_on < number),
  kinds text[] not null check (cardinality(kinds) > 0 and kinds <@ '{annotated,redacted,signed}'),
  pages int not null,
  tiff_file uuid not null,
  pdf_file uuid not null,
  thumbnail_file uuid not null,
  content bytea not null,
  original_destroyed boolean not null default false,
  made_at timestamptz not null,
  made_by uuid not null,
  made_by_name text not null,
  unique (fax_id, number)
);
call dartwing_enable_tenancy('fax_versions');
drop policy tenant_select on fax_versions;
create policy tenant_select on fax_versions for select to ${app_role}
    using (organization_id = any ((select dartwing_readable())::uuid[])
           and exists (select from fax_documents f where f.id = fax_id));

-- What a person has put on the pages and not finished yet, sealed.
create table fax_mark_drafts (
  id uuid primary key,
  organization_id uuid not null references organizations,
  fax_id uuid not null references fax_documents on delete cascade,
  person_id uuid not null,
  content bytea not null,
  changed_at timestamptz not null,
  unique (fax_id, person_id)
);
call dartwing_enable_tenancy('fax_mark_drafts');
drop policy tenant_select on fax_mark_drafts;
create policy tenant_select on fax_mark_drafts for select to ${app_role}
    using (organization_id = any ((select dartwing_readable())::uuid[])
           and exists (select from fax_documents f where f.id = fax_id));
