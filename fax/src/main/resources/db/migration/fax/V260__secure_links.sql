-- Documents that are offered under an address in the place of being faxed. They belong to the fax that tells of them and
-- are erased with it; without one they were uploaded and not used yet.
create table fax_link_documents (
  id uuid primary key,
  organization_id uuid not null references organizations,
  fax_id uuid references fax_documents on delete cascade,
  position int not null default 0,
  file_id uuid not null,
  filename text not null,
  content_type text not null,
  size bigint not null,
  created_by uuid not null,
  created_at timestamptz not null
);
create index fax_link_documents_of_fax on fax_link_documents (fax_id, position) where fax_id is not null;
create index fax_link_documents_unused on fax_link_documents (organization_id, created_at) where fax_id is null;
call dartwing_enable_tenancy('fax_link_documents');
drop policy tenant_select on fax_link_documents;
create policy tenant_select on fax_link_documents for select to ${app_role}
    using (organization_id = any ((select dartwing_readable())::uuid[])
           and (fax_id is null or exists (select from fax_documents f where f.id = fax_id)));

-- The addresses. Of address and code only hashes are kept, that of the code with the organisation's key.
create table fax_links (
  id uuid primary key,
  organization_id uuid not null references organizations,
  fax_id uuid not null references fax_documents on delete cascade,
  channel text not null check (channel in ('fax', 'mail')),
  recipient text not null,
  token_hash bytea not null,
  code_hash bytea not null,
  most_downloads int not null check (most_downloads > 0),
  wrong_codes int not null default 0,
  created_at timestamptz not null,
  created_by uuid not null,
  created_by_person boolean not null,
  created_by_name text not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create unique index fax_links_token on fax_links (token_hash);
create index fax_links_of_fax on fax_links (fax_id, created_at desc);
call dartwing_enable_tenancy('fax_links');
drop policy tenant_select on fax_links;
create policy tenant_select on fax_links for select to ${app_role}
    using (organization_id = any ((select dartwing_readable())::uuid[])
           and exists (select from fax_documents f where f.id = fax_id));

-- Who came: `address` is a network, never a whole address.
create table fax_link_visits (
  id uuid primary key,
  organization_id uuid not null references organizations,
  link_id uuid not null references fax_links on delete cascade,
  document_id uuid references fax_link_documents on delete cascade,
  what text not null check (what in ('opened', 'downloaded', 'wrong_code')),
  address text not null,
  at timestamptz not null,
  check ((what = 'downloaded') = (document_id is not null))
);
create index fax_link_visits_of_link on fax_link_visits (link_id, at desc);
create index fax_link_visits_of_document on fax_link_visits (document_id) where document_id is not null;
call dartwing_enable_tenancy('fax_link_visits');
drop policy tenant_select on fax_link_visits;
create policy tenant_select on fax_link_visits for select to ${app_role}
    using (organization_id = any ((select dartwing_readable())::uuid[])
           and exists (select from fax_links l where l.id = link_id));

create function find_secure_link(hash bytea) returns table (organization_id uuid, link_id uuid)
  language sql stable security definer set search_path = dartwing, pg_temp
  as $$ select l.organization_id, l.id from fax_links l join fax_documents f on f.id = l.fax_id
        where l.token_hash = hash and f.deleted_at is null $$;
comment on function find_secure_link(bytea) is
  'Who opens a link shows a random address and nothing else: whose it is can''t be asked as an organisation. One exact hash; answers ids only.';

create function unused_link_documents(before timestamptz) returns setof uuid
  language sql stable security definer set search_path = dartwing, pg_temp
  as $$ select distinct organization_id from fax_link_documents where fax_id is null and created_at < before $$;
comment on function unused_link_documents(timestamptz) is
  'Upkeep visits every organisation that has uploads nobody used; answers ids only.';
