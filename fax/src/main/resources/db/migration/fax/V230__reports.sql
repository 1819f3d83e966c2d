-- Figures count faxes of some days, deleted ones too, and what people did with them.
create index fax_documents_figures on fax_documents (organization_id, created_at) where not test;
create index fax_timeline_people on fax_timeline (organization_id, at) where actor_type = 'person';
