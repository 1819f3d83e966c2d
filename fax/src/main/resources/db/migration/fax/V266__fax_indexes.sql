-- A fax to be sent lies in no inbox and has no words of its own yet: two indexes less to keep when it is accepted.
drop index fax_documents_inbox;
create index fax_documents_inbox on fax_documents (organization_id, inbox_id, created_at desc)
  where inbox_id is not null and deleted_at is null;
drop index fax_documents_search;
create index fax_documents_search on fax_documents using gin (search) where search is not null;
