-- Who loses a right loses it everywhere at once: sessions, keys and broken glass go in the transaction that ends the
-- membership; sockets and jobs are looked at by every node, told through this channel (io.dartwing.platform.realtime).
create function dartwing_tell_rights(organization uuid, person uuid) returns void language sql as $$
    select pg_notify('dartwing_rights', json_build_object('organization', organization, 'person', person)::text);
$$;

-- A key is its maker's responsibility: it was shown to that person, and goes when the membership ends.
alter table api_keys add column made_by uuid default dartwing_person();
create index api_keys_made_by on api_keys (organization_id, made_by) where deleted_at is null;

create function people_rights_changed() returns trigger
    language plpgsql security definer set search_path = dartwing, pg_temp as $$
begin
    if (old.status = 'active' and old.deleted_at is null) and not (new.status = 'active' and new.deleted_at is null) then
        delete from sessions where person_id = new.id and organization_id = new.organization_id;
        update api_keys set deleted_at = new.updated_at, updated_at = new.updated_at, updated_by = new.updated_by,
            version = version + 1
        where organization_id = new.organization_id and made_by = new.id and deleted_at is null;
        update break_glass set ended_at = new.updated_at
        where organization_id = new.organization_id and person_id = new.id and ended_at is null;
        update care_relationships set until = greatest(new.updated_at, since + interval '1 microsecond')
        where organization_id = new.organization_id and person_id = new.id and (until is null or until > new.updated_at)
          and new.deleted_at is not null;
        update teams set members = members - new.id::text, version = version + 1
        where organization_id = new.organization_id and jsonb_exists(members, new.id::text) and new.deleted_at is not null;
        perform dartwing_tell_rights(new.organization_id, null);
    end if;
    if (old.status, old.roles, old.contact_id) is distinct from (new.status, new.roles, new.contact_id)
            or old.deleted_at is distinct from new.deleted_at then
        perform dartwing_tell_rights(new.organization_id, new.id);
    end if;
    return null;
end $$;
comment on function people_rights_changed() is
    'The end of a membership ends its sessions, which the app role can''t reach; called by its trigger only, one person.';
create trigger people_rights_changed after update on people for each row execute function people_rights_changed();

create function session_ended() returns trigger language plpgsql as $$
begin
    perform dartwing_tell_rights(old.organization_id, old.person_id);
    return null;
end $$;
create trigger session_ended after delete or update of organization_id on sessions
    for each row execute function session_ended();

create function organization_rights_changed() returns trigger language plpgsql as $$
begin
    perform dartwing_tell_rights(coalesce(new.organization_id, old.organization_id), null);
    return null;
end $$;
create trigger custom_roles_rights after update or delete on custom_roles
    for each row execute function organization_rights_changed();
create trigger teams_rights after update or delete on teams
    for each row execute function organization_rights_changed();
create trigger organizations_rights after update of mode on organizations
    for each row execute function organization_rights_changed();
create trigger api_keys_rights after update of deleted_at, scopes, expires_at on api_keys
    for each row execute function organization_rights_changed();

create function break_glass_rights_changed() returns trigger language plpgsql as $$
begin
    perform dartwing_tell_rights(new.organization_id, new.person_id);
    return null;
end $$;
create trigger break_glass_rights after insert or update of ended_at on break_glass
    for each row execute function break_glass_rights_changed();

-- A link concerns every organisation of its tree.
create function hierarchy_rights_changed() returns trigger language plpgsql as $$
begin
    perform dartwing_tell_rights(null, null);
    return null;
end $$;
create trigger organization_links_rights after insert or update or delete on organization_links
    for each row execute function hierarchy_rights_changed();

-- Whose request each waiting job is, so that it can be taken away with the right to ask for it.
alter table jobs_default add column asked_by uuid;
alter table jobs_long add column asked_by uuid;
alter table jobs_short add column asked_by uuid;
alter table jobs_ai add column asked_by uuid;
