-- Until when a received fax is out of its list, and who put it aside.
alter table fax_documents
  add column snoozed_until timestamptz,
  add column snoozed_by uuid,
  add column snoozed_by_name text,
  add constraint fax_documents_snoozed check (num_nulls(snoozed_until, snoozed_by, snoozed_by_name) in (0, 3));
