-- An inbox of a hundred thousand faxes opens at once: each of its usual lists, newest first, ends after a page.
create index fax_documents_newest on fax_documents (organization_id, created_at desc, id desc) where deleted_at is null;
create index fax_documents_status on fax_documents (organization_id, status, created_at desc, id desc) where deleted_at is null;
create index fax_documents_from on fax_documents (organization_id, sender_number, created_at desc, id desc)
  where deleted_at is null;
create index fax_documents_to on fax_documents (organization_id, recipient_number, created_at desc, id desc)
  where deleted_at is null;
create index fax_documents_assigned on fax_documents (organization_id, assigned_to, created_at desc, id desc)
  where assigned_to is not null and deleted_at is null;
-- fax_documents_status has it.
drop index fax_documents_held;
