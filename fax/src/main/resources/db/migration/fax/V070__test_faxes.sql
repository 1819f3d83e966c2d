-- Faxes of test keys are kept, shown and never dialled.
alter table fax_documents add column test boolean not null default false;
