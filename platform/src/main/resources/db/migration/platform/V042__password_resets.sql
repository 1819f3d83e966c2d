-- A row for every address somebody asked for, known or not, so that asking costs the same; the mail is made afterwards.
-- Its token exists from then on, as a hash.
create table password_resets (
    id         uuid        primary key,
    address    text        not null check (length(address) <= 254),
    asked_at   timestamptz not null,
    handled_at timestamptz,
    person_id  uuid        references accounts,
    token_hash bytea       unique check (octet_length(token_hash) = 32),
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index password_resets_open on password_resets (asked_at) where handled_at is null;
create index password_resets_age on password_resets (expires_at);
call dartwing_seal('password_resets');

create function password_reset_ask(new_id uuid, asked_address text, at timestamptz, until timestamptz) returns void
    language sql security definer set search_path = dartwing, pg_temp
    begin atomic
        insert into password_resets (id, address, asked_at, expires_at) values (new_id, asked_address, at, until);
    end;
comment on function password_reset_ask(uuid, text, timestamptz, timestamptz) is
    'Somebody without a session asks for a new password; nothing about the address is answered.';

-- One request that nobody has handled; for an account with an active membership, with the organisation to send from.
create function password_reset_next(at timestamptz)
    returns table (id uuid, person_id uuid, email text, organization_id uuid)
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select r.id, a.id, a.email, m.organization_id
        from password_resets r
            left join accounts a on lower(a.email) = lower(r.address) and r.expires_at > at
            left join lateral (select p.organization_id from people p
                               where p.id = a.id and p.status = 'active' and p.deleted_at is null
                               order by p.created_at limit 1) m on true
        where r.handled_at is null
        order by r.asked_at limit 1;
    end;
comment on function password_reset_next(timestamptz) is
    'The reset mails are made for people of any organisation, before there is an actor; one request at a time.';

-- Handles a request once, whoever else tries; true when its mail is to be sent. An account gets few mails an hour,
-- however many ask.
create function password_reset_handle(request uuid, person uuid, token bytea, at timestamptz, most integer) returns boolean
    language plpgsql security definer set search_path = dartwing, pg_temp as $$
declare
    allowed boolean := person is not null and (
        select count(*) < most from password_resets r
        where r.person_id = person and r.token_hash is not null and r.asked_at > at - interval '1 hour');
begin
    update password_resets r set handled_at = at, person_id = case when allowed then person end,
        token_hash = case when allowed then token end
    where r.id = request and r.handled_at is null;
    return found and allowed;
end $$;
comment on function password_reset_handle(uuid, uuid, bytea, timestamptz, integer) is
    'Ties the hash of a mailed token to the account that it is for.';

create function password_reset_find(token bytea, at timestamptz) returns table (person_id uuid, email text)
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select r.person_id, a.email from password_resets r join accounts a on a.id = r.person_id
        where r.token_hash = token and r.used_at is null and r.expires_at > at;
    end;
comment on function password_reset_find(bytea, timestamptz) is
    'Whoever holds a mailed token proves to be the account''s; one exact token only.';

-- Takes the token, sets the password, ends every session and every other token of the account: all or nothing.
create function password_reset_use(token bytea, hash text, at timestamptz) returns uuid
    language plpgsql security definer set search_path = dartwing, pg_temp as $$
declare
    whose uuid;
begin
    update password_resets r set used_at = at
    where r.token_hash = token and r.used_at is null and r.expires_at > at
    returning r.person_id into whose;
    if whose is null then
        return null;
    end if;
    update password_resets r set used_at = at where r.person_id = whose and r.used_at is null;
    update accounts a set password_hash = hash, must_change_password = false, password_changed_at = at where a.id = whose;
    delete from sessions s where s.person_id = whose;
    return whose;
end $$;
comment on function password_reset_use(bytea, text, timestamptz) is
    'A mailed token sets its account''s password, once, before there is a session.';

create function password_resets_purge(before timestamptz) returns bigint
    language sql security definer set search_path = dartwing, pg_temp
    begin atomic
        with gone as (delete from password_resets where expires_at < before returning 1) select count(*) from gone;
    end;
comment on function password_resets_purge(timestamptz) is 'Housekeeping: forgets old requests, answers how many.';
