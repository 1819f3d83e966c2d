-- Care relationships become records of their own: listed, made and ended over the API.
alter table care_relationships
    add column version    bigint      not null default 0,
    add column created_at timestamptz not null default now(),
    add column updated_at timestamptz not null default now(),
    add column updated_by text        not null default '',
    add column deleted_at timestamptz;
update care_relationships set updated_by = created_by, created_at = since, updated_at = since;
alter table care_relationships
    alter column created_at drop default,
    alter column updated_at drop default,
    alter column updated_by drop default;
create index care_relationships_person on care_relationships (organization_id, person_id, since desc) where deleted_at is null;

create or replace function dartwing_person_cares_for(person uuid, organization uuid, patient uuid) returns boolean
    language sql stable parallel safe
    return exists (select from care_relationships c
                   where c.organization_id = organization and c.patient_id = patient and c.person_id = person
                     and c.since <= now() and (c.until is null or c.until > now()) and c.deleted_at is null);

-- What it opened is looked at again everywhere.
create function care_relationship_rights_changed() returns trigger language plpgsql as $$
begin
    perform dartwing_tell_rights(new.organization_id, new.person_id);
    return null;
end $$;
create trigger care_relationships_rights after insert or update on care_relationships
    for each row execute function care_relationship_rights_changed();
