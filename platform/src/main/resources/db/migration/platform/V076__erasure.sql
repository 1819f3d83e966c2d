-- Takes a person's name out of "who created, who changed" everywhere in the organisation, wherever such a column is
-- or will be. A name that another person of the organisation bears stays: it tells no more of the one that is erased.
create function person_unname(organization uuid, former text, instead text) returns void
    language plpgsql security definer set search_path = dartwing, pg_temp as $$
declare
    place record;
begin
    if organization <> all (dartwing_writable()) then
        raise exception 'names of another organisation' using errcode = 'insufficient_privilege';
    end if;
    if exists (select from people p where p.organization_id = organization and p.full_name = former) then
        return;
    end if;
    for place in
        select c.relname as table_name, a.attname as column_name
        from pg_catalog.pg_class c
            join pg_catalog.pg_attribute a on a.attrelid = c.oid and not a.attisdropped
            join pg_catalog.pg_attribute o on o.attrelid = c.oid and o.attname = 'organization_id' and not o.attisdropped
        where c.relnamespace = 'dartwing'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'audit_entries'
          and a.attname in ('created_by', 'updated_by', 'actor_name', 'requested_by_name', 'started_by',
                            'person_name', 'proposed_by', 'agreed_by', 'reviewed_by_name')
          and a.atttypid in ('text'::regtype, 'varchar'::regtype)
    loop
        execute format('update dartwing.%I set %I = $1 where organization_id = $2 and %I = $3',
            place.table_name, place.column_name, place.column_name) using instead, organization, former;
    end loop;
end $$;
comment on function person_unname(uuid, text, text) is
    'An erased person''s name leaves rows that the app role may otherwise not change, such as histories; own organisation only.';

-- What was kept to reach a person and to tell it things.
create function person_forget(organization uuid, person uuid) returns void
    language plpgsql security definer set search_path = dartwing, pg_temp as $$
begin
    if organization <> all (dartwing_writable()) then
        raise exception 'a person of another organisation' using errcode = 'insufficient_privilege';
    end if;
    delete from notifications n where n.organization_id = organization and n.person_id = person;
    delete from notification_choices n where n.organization_id = organization and n.person_id = person;
    delete from notification_times n where n.organization_id = organization and n.person_id = person;
    delete from push_subscriptions s where s.organization_id = organization and s.person_id = person;
    delete from mails m using people p
    where m.organization_id = organization and p.organization_id = organization and p.id = person
      and lower(m.recipient) = lower(p.email);
    update invitations i set email = 'erased-' || i.id || '@erased.invalid', full_name = ''
    from people p
    where i.organization_id = organization and p.organization_id = organization and p.id = person
      and lower(i.email) = lower(p.email);
end $$;
comment on function person_forget(uuid, uuid) is
    'Erases what row security would keep from the job, such as other people''s invitations; own organisation only.';

-- The account of a person who is in no other organisation, and everything it could sign in with.
create function account_erase(person uuid) returns boolean
    language plpgsql security definer set search_path = dartwing, pg_temp as $$
begin
    if not exists (select from people p where p.id = person and p.organization_id = any (dartwing_writable())) then
        raise exception 'account of another organisation' using errcode = 'insufficient_privilege';
    end if;
    delete from sessions s where s.person_id = person and s.organization_id = any (dartwing_writable());
    if exists (select from people p where p.id = person and p.organization_id <> all (dartwing_writable())
                                      and p.email not like 'erased-%@erased.invalid') then
        return false;
    end if;
    delete from sessions s where s.person_id = person;
    update accounts a set email = 'erased-' || person || '@erased.invalid', password_hash = '!' where a.id = person;
    return true;
end $$;
comment on function account_erase(uuid) is
    'Erases an account that belongs to the organisation alone, which must see whether others know it.';
