-- Which outgoing fax returned which version of which fax.
create table fax_returns (
  sent_fax_id uuid primary key references fax_documents on delete cascade,
  organization_id uuid not null references organizations,
  fax_id uuid not null references fax_documents on delete cascade,
  version_number int not null,
  returned_at timestamptz not null,
  returned_by uuid not null,
  returned_by_name text not null
);
create index fax_returns_of_fax on fax_returns (fax_id, returned_at);
call dartwing_enable_tenancy('fax_returns');
drop policy tenant_select on fax_returns;
create policy tenant_select on fax_returns for select to ${app_role}
    using (organization_id = any ((select dartwing_readable())::uuid[])
           and (exists (select from fax_documents f where f.id = fax_id)
                or exists (select from fax_documents s where s.id = sent_fax_id)));
