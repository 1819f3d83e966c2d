-- What a fax is known by where it arrives, given with its first attempt.
alter table fax_documents add column station_identifier text;
create unique index fax_documents_station_identifier on fax_documents (organization_id, station_identifier)
    where station_identifier is not null;
