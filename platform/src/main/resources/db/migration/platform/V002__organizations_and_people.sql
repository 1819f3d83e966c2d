create table organizations (
    id              uuid        primary key,
    organization_id uuid        not null generated always as (id) stored,
    name            text        not null check (length(name) between 1 and 200),
    mode            text        not null check (mode in ('dartwing', 'medxfax')),
    created_at      timestamptz not null
);
create unique index organizations_name on organizations (lower(name));
call dartwing_enable_tenancy('organizations');

-- How a person signs in, whatever organisations it belongs to. Reached through the functions below only.
create table accounts (
    id                   uuid        primary key,
    email                text        not null check (length(email) between 3 and 254),
    password_hash        text        not null,
    must_change_password boolean     not null,
    password_changed_at  timestamptz not null,
    created_at           timestamptz not null
);
create unique index accounts_email on accounts (lower(email));
call dartwing_seal('accounts');

-- A person as one organisation knows it. The id is the account's, the same in every organisation.
create table people (
    id              uuid        not null references accounts,
    organization_id uuid        not null references organizations,
    version         bigint      not null default 0,
    created_at      timestamptz not null,
    created_by      text        not null,
    updated_at      timestamptz not null,
    updated_by      text        not null,
    deleted_at      timestamptz,
    email           text        not null,
    full_name       text        not null check (length(full_name) between 1 and 200),
    roles           text[]      not null,
    status          text        not null check (status in ('active', 'inactive')),
    primary key (organization_id, id)
);
create unique index people_email on people (organization_id, lower(email));
create index people_account on people (id);
call dartwing_enable_tenancy('people');

create function account_for_sign_in(address text)
    returns table (id uuid, password_hash text, must_change_password boolean)
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select a.id, a.password_hash, a.must_change_password from accounts a where lower(a.email) = lower(address);
    end;
comment on function account_for_sign_in(text) is
    'Sign-in starts from an e-mail address, before there is an actor or an organisation; one exact address only.';

create function account_of_current_person() returns table (email text, password_hash text, must_change_password boolean)
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select a.email, a.password_hash, a.must_change_password from accounts a where a.id = dartwing_person();
    end;
comment on function account_of_current_person() is
    'A person changing its own password proves the current one; no other account is reachable.';

create function account_memberships(person uuid)
    returns table (organization_id uuid, organization_name text, mode text, full_name text, roles text[])
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select o.id, o.name, o.mode, p.full_name, p.roles
        from people p join organizations o on o.id = p.organization_id
        where p.id = person and p.status = 'active' and p.deleted_at is null
        order by lower(o.name);
    end;
comment on function account_memberships(uuid) is
    'Sign-in and the organisation switcher list the organisations of one person, across organisations.';

-- Answers the account's id, and whether it was made now. An account of another organisation is not handed out: whoever
-- made it first may know its password.
create function account_enrol(new_id uuid, address text, hash text, at timestamptz, join_existing boolean)
    returns table (id uuid, created boolean)
    language plpgsql security definer set search_path = dartwing, pg_temp as $$
declare
    known uuid;
begin
    if cardinality(dartwing_writable()) <> 1 then
        raise exception 'enrolling needs one organisation' using errcode = 'insufficient_privilege';
    end if;
    insert into accounts values (new_id, address, hash, true, at, at) on conflict (lower(email)) do nothing;
    if found then
        return query select new_id, true;
        return;
    end if;
    select a.id into known from accounts a where lower(a.email) = lower(address);
    if join_existing or exists (select from people p
                                where p.id = known and p.organization_id = any (dartwing_writable())) then
        return query select known, false;
    end if;
end $$;
comment on function account_enrol(uuid, text, text, timestamptz, boolean) is
    'An account is one per address on the whole installation, so making one must see the others'' addresses.';

create function account_set_password(person uuid, hash text, must_change boolean, at timestamptz) returns void
    language plpgsql security definer set search_path = dartwing, pg_temp as $$
begin
    if person is distinct from dartwing_person() and (
            not exists (select from people p where p.id = person and p.organization_id = any (dartwing_writable()))
            or exists (select from people p where p.id = person and p.organization_id <> all (dartwing_writable()))) then
        raise exception 'account of another organisation' using errcode = 'insufficient_privilege';
    end if;
    update accounts set password_hash = hash, must_change_password = must_change, password_changed_at = at
    where id = person;
end $$;
comment on function account_set_password(uuid, text, boolean, timestamptz) is
    'A person sets its own password; an organisation resets one only of an account that belongs to it alone.';
