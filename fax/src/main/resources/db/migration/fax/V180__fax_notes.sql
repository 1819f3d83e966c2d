-- What people write to each other beside a fax; never part of what is sent, printed or handed on. The text is sealed.
create table fax_notes (
  id uuid primary key,
  organization_id uuid not null references organizations,
  fax_id uuid not null references fax_documents on delete cascade,
  author_id uuid not null,
  author_name text not null check (length(author_name) between 1 and 200),
  content bytea not null,
  mentions uuid[] not null default '{}' check (cardinality(mentions) <= 20),
  written_at timestamptz not null,
  changed_at timestamptz
);
create index fax_notes_of_fax on fax_notes (fax_id, id);
call dartwing_enable_tenancy('fax_notes');

-- A note is seen by whoever sees its fax.
drop policy tenant_select on fax_notes;
create policy tenant_select on fax_notes for select to ${app_role}
    using (organization_id = any ((select dartwing_readable())::uuid[])
           and exists (select from fax_documents f where f.id = fax_id));
