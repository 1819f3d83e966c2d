-- A new fax is findable by its numbers, names and subject with the statement that stores it.
create function fax_document_words(f fax_documents) returns tsvector
    language sql stable
    return setweight(to_tsvector('simple'::regconfig, concat_ws(' ', f.name, f.sender_number, ltrim(f.sender_number, '+'),
        f.recipient_number, ltrim(f.recipient_number, '+'), f.sender_name, f.recipient_name,
        f.remote_station_id, f.subject)), 'A');

create function fax_document_findable() returns trigger language plpgsql as $$
begin
    new.search := fax_document_words(new);
    return new;
end $$;

create trigger fax_documents_findable before insert on fax_documents
    for each row execute function fax_document_findable();
