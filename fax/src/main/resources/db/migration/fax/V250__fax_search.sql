-- What the search index does not know yet, noted in the transaction that changed it. Rows are never changed, so that
-- nobody waits for the index.
create table fax_index_queue (
  id bigint generated always as identity primary key,
  organization_id uuid not null references organizations,
  fax_id uuid not null
);
create index fax_index_queue_of on fax_index_queue (organization_id, id);
call dartwing_enable_tenancy('fax_index_queue');

create function fax_document_to_index() returns trigger
    language plpgsql security definer set search_path = dartwing, pg_temp as $$
begin
    insert into fax_index_queue (organization_id, fax_id) values (new.organization_id, new.id);
    return null;
end $$;
comment on function fax_document_to_index() is
  'Notes that a fax changed, whoever changed it; the row names nothing but the fax.';

create trigger fax_documents_to_index after insert on fax_documents
    for each row execute function fax_document_to_index();
create trigger fax_documents_to_index_again after update on fax_documents
    for each row when ((old.status, old.inbox_id, old.assigned_to, old.category, old.contains_phi, old.tag_ids, old.subject,
                        old.sender_number, old.recipient_number, old.sender_name, old.recipient_name,
                        old.remote_station_id, old.search, old.deleted_at)
        is distinct from (new.status, new.inbox_id, new.assigned_to, new.category, new.contains_phi, new.tag_ids, new.subject,
                        new.sender_number, new.recipient_number, new.sender_name, new.recipient_name,
                        new.remote_station_id, new.search, new.deleted_at))
    execute function fax_document_to_index();

-- The organisations of which something waits, each found by one step in the index.
create function fax_index_organizations() returns setof uuid
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        with recursive one as (
            (select organization_id as id from fax_index_queue order by organization_id limit 1)
            union all
            select (select q.organization_id from fax_index_queue q where q.organization_id > one.id
                    order by q.organization_id limit 1)
            from one where one.id is not null
        )
        select id from one where id is not null;
    end;
comment on function fax_index_organizations() is
  'The index is filled for all organisations by one worker, which acts as each of them in turn; ids only.';

create function fax_index_everything() returns void
    language sql volatile security definer set search_path = dartwing, pg_temp
    begin atomic
        insert into fax_index_queue (organization_id, fax_id)
            select organization_id, id from fax_documents where deleted_at is null;
    end;
comment on function fax_index_everything() is
  'A new index, or one that was thrown away, gets all faxes; nothing is returned.';
