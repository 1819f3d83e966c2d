-- Only the SHA-256 of a session's token is stored.
create table sessions (
    token_hash      bytea       primary key check (octet_length(token_hash) = 32),
    person_id       uuid        not null references accounts,
    organization_id uuid        not null references organizations,
    created_at      timestamptz not null,
    last_seen_at    timestamptz not null,
    expires_at      timestamptz not null
);
create index sessions_person on sessions (person_id);
create index sessions_expiry on sessions (expires_at);
call dartwing_seal('sessions');

create function session_open(token bytea, person uuid, organization uuid, at timestamptz, until timestamptz) returns void
    language sql security definer set search_path = dartwing, pg_temp
    begin atomic
        insert into sessions
        select token, p.id, p.organization_id, at, at, until
        from people p
        where p.id = person and p.organization_id = organization and p.status = 'active' and p.deleted_at is null;
    end;
comment on function session_open(bytea, uuid, uuid, timestamptz, timestamptz) is
    'Sign-in opens a session before there is an actor; only for an active member of the organisation.';

create function session_find(token bytea) returns table (
        person_id uuid, organization_id uuid, full_name text, email text, roles text[], must_change_password boolean,
        last_seen_at timestamptz, expires_at timestamptz)
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select s.person_id, s.organization_id, p.full_name, a.email, p.roles, a.must_change_password,
            s.last_seen_at, s.expires_at
        from sessions s
            join accounts a on a.id = s.person_id
            join people p on p.id = s.person_id and p.organization_id = s.organization_id
        where s.token_hash = token and p.status = 'active' and p.deleted_at is null;
    end;
comment on function session_find(bytea) is
    'The actor of a request is found by the hash of its session token, before there is an actor; revoked members fail.';

create function session_touch(token bytea, at timestamptz) returns void
    language sql security definer set search_path = dartwing, pg_temp
    begin atomic
        update sessions set last_seen_at = at where token_hash = token and last_seen_at < at;
    end;
comment on function session_touch(bytea, timestamptz) is
    'Keeps a session in use from ending by idleness, before its actor is bound.';

create function session_switch(token bytea, organization uuid) returns boolean
    language plpgsql security definer set search_path = dartwing, pg_temp as $$
begin
    update sessions s set organization_id = organization
    where s.token_hash = token and s.person_id = dartwing_person()
      and exists (select from people p where p.id = s.person_id and p.organization_id = organization
                                         and p.status = 'active' and p.deleted_at is null);
    return found;
end $$;
comment on function session_switch(bytea, uuid) is
    'A person moves its own session to another organisation it is an active member of.';

create function session_close(token bytea) returns void
    language sql security definer set search_path = dartwing, pg_temp
    begin atomic
        delete from sessions where token_hash = token;
    end;
comment on function session_close(bytea) is 'Signing out; whoever knows the token may end its session.';

create function sessions_close_others(person uuid, kept bytea) returns void
    language plpgsql security definer set search_path = dartwing, pg_temp as $$
begin
    if person is distinct from dartwing_person()
            and not exists (select from people p where p.id = person and p.organization_id = any (dartwing_writable())) then
        raise exception 'sessions of another organisation' using errcode = 'insufficient_privilege';
    end if;
    delete from sessions s
    where s.person_id = person and s.token_hash is distinct from kept
      and (person is not distinct from dartwing_person() or s.organization_id = any (dartwing_writable()));
end $$;
comment on function sessions_close_others(uuid, bytea) is
    'A new password ends a person''s other sessions; an organisation ends those of its own members in itself.';

create function sessions_purge(before timestamptz, idle_since timestamptz) returns bigint
    language sql security definer set search_path = dartwing, pg_temp
    begin atomic
        with gone as (delete from sessions where expires_at < before or last_seen_at < idle_since returning 1)
        select count(*) from gone;
    end;
comment on function sessions_purge(timestamptz, timestamptz) is
    'Housekeeping over all organisations; removes ended sessions and answers only how many.';
