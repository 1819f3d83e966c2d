-- What a received fax says, as 64 bits: faxes that say nearly the same differ in few of them. Made with a key of the
-- organisation's, so that no text can be tried out on them.
create table fax_content_prints (
  fax_id uuid primary key references fax_documents,
  organization_id uuid not null references organizations,
  print bigint not null
);
call dartwing_enable_tenancy('fax_content_prints');
drop policy tenant_select on fax_content_prints;
create policy tenant_select on fax_content_prints for select to ${app_role}
    using (organization_id = any ((select dartwing_readable())::uuid[])
           and exists (select from fax_documents f where f.id = fax_id));

create index fax_documents_decided on fax_documents (organization_id) where junk is not null;
create index fax_documents_junk_sender on fax_documents (sender_number) where junk and direction = 'inbound';

create function fax_sender_reports(number text, asking uuid, since timestamptz) returns int
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select count(distinct organization_id)::int from fax_documents
        where sender_number = number and junk and direction = 'inbound' and organization_id <> asking
          and created_at >= since;
    end;
comment on function fax_sender_reports(text, uuid, timestamptz) is
    'How many other organisations called faxes of a number junk; answers the count only.';
