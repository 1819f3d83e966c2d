-- Erasure reaches what signing in has kept since: second factors, devices, identities of providers, asked-for resets.
create or replace function person_forget(organization uuid, person uuid) returns void
    language plpgsql security definer set search_path = dartwing, pg_temp as $$
begin
    if organization <> all (dartwing_writable()) then
        raise exception 'a person of another organisation' using errcode = 'insufficient_privilege';
    end if;
    delete from notifications n where n.organization_id = organization and n.person_id = person;
    delete from notification_choices n where n.organization_id = organization and n.person_id = person;
    delete from notification_times n where n.organization_id = organization and n.person_id = person;
    delete from push_subscriptions s where s.organization_id = organization and s.person_id = person;
    delete from access_purposes a where a.organization_id = organization and a.person_id = person;
    delete from account_identities i
    where i.organization_id = organization and i.person_id = person
      and exists (select from people p where p.organization_id = organization and p.id = person);
    delete from mails m using people p
    where m.organization_id = organization and p.organization_id = organization and p.id = person
      and lower(m.recipient) = lower(p.email);
    update invitations i set email = 'erased-' || i.id || '@erased.invalid', full_name = ''
    from people p
    where i.organization_id = organization and p.organization_id = organization and p.id = person
      and lower(i.email) = lower(p.email);
end $$;

create or replace function account_erase(person uuid) returns boolean
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
    delete from account_totp t where t.person_id = person;
    delete from account_recovery_codes c where c.person_id = person;
    delete from account_passkeys k where k.person_id = person;
    delete from passkey_challenges c where c.person_id = person;
    delete from account_devices d where d.person_id = person;
    delete from account_identities i where i.person_id = person;
    delete from password_resets r using accounts a
    where a.id = person and (r.person_id = person or lower(r.address) = lower(a.email));
    update accounts a set email = 'erased-' || person || '@erased.invalid', password_hash = '!' where a.id = person;
    return true;
end $$;
