-- When everything that tells of people was taken out of the row.
alter table fax_documents add column erased_at timestamptz;
