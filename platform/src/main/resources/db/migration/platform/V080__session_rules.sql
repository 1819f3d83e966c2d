-- How long a session lasts follows from its organisation's settings in force now, counted from when it was opened.
drop function session_standing(bytea);
create function session_standing(token bytea) returns table (
        id uuid, method text, second_factor_at timestamptz, confirmed_at timestamptz, address text, device text,
        bound_to uuid, mode text, has_second_factor boolean, created_at timestamptz)
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select s.id, s.method, s.second_factor_at, s.confirmed_at, s.address, s.device, s.bound_to, o.mode,
            account_has_second_factor(s.person_id), s.created_at
        from sessions s join organizations o on o.id = s.organization_id
        where s.token_hash = token;
    end;
comment on function session_standing(bytea) is
    'What was proven in a session and what its organisation asks for, found by the hash of its token before there is an actor.';
comment on column sessions.expires_at is
    'The latest end that any choice of an organisation allows; its own choice may end the session before.';
