-- What a received fax was found to be, as far as lists, rules and access ask for it. `junk` is a person's word: true when a
-- held fax was rejected, false when it was let through.
alter table fax_documents
  add column category text,
  add column category_confidence real,
  add column category_unsure boolean not null default false,
  add column category_corrected boolean not null default false,
  add column spam_score int check (spam_score between 0 and 100),
  add column spam_flagged boolean not null default false,
  add column contains_phi boolean,
  add column junk boolean;
create index fax_documents_category on fax_documents (organization_id, category, created_at desc, id desc)
  where category is not null and deleted_at is null;
create index fax_documents_held on fax_documents (organization_id, created_at desc, id desc)
  where status = 'held' and deleted_at is null;
create index fax_documents_sender on fax_documents (organization_id, sender_number) where direction = 'inbound';
create index fax_documents_recipient on fax_documents (organization_id, recipient_number)
  where direction = 'outbound' and status = 'sent';

-- Everything else that was found, sealed: what stands where on which page, and why the fax was judged so.
create table fax_findings (
  fax_id uuid primary key references fax_documents,
  organization_id uuid not null references organizations,
  found_at timestamptz not null,
  findings bytea not null
);
call dartwing_enable_tenancy('fax_findings');
drop policy tenant_select on fax_findings;
create policy tenant_select on fax_findings for select to ${app_role}
    using (organization_id = any ((select dartwing_readable())::uuid[])
           and exists (select from fax_documents f where f.id = fax_id));

-- Each correction of a category, with what it replaced; undone ones stay with who took them back.
create table fax_category_corrections (
  id uuid primary key,
  organization_id uuid not null references organizations,
  fax_id uuid not null references fax_documents,
  category text not null,
  previous_category text,
  previous_confidence real,
  previous_unsure boolean not null,
  previous_corrected boolean not null,
  actor_id uuid not null,
  actor_name text not null,
  at timestamptz not null,
  undone_at timestamptz,
  undone_by uuid
);
create index fax_category_corrections_of_fax on fax_category_corrections (fax_id, at desc);
call dartwing_enable_tenancy('fax_category_corrections');
drop policy tenant_select on fax_category_corrections;
create policy tenant_select on fax_category_corrections for select to ${app_role}
    using (organization_id = any ((select dartwing_readable())::uuid[])
           and exists (select from fax_documents f where f.id = fax_id));
