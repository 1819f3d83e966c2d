-- How a session came about and what was proven in it. The id is for lists; only the token lets in.
alter table sessions
    add column id               uuid        not null default gen_random_uuid(),
    add column method           text        not null default 'password' check (method in ('password', 'passkey', 'provider')),
    add column second_factor_at timestamptz,
    add column confirmed_at     timestamptz,
    add column address          text        not null default '' check (length(address) <= 64),
    add column device           text        not null default '' check (length(device) <= 100),
    -- Of a session that a provider vouched for: who said so of whom, in which of its sessions; and the one organisation
    -- that believes this provider.
    add column issuer           text        check (length(issuer) <= 500),
    add column subject          text        check (length(subject) <= 255),
    add column provider_session text        check (length(provider_session) <= 255),
    add column bound_to         uuid        references organizations;
create unique index sessions_id on sessions (id);
create index sessions_provider on sessions (issuer, subject) where issuer is not null;

-- A person's second factors. All reached through the functions below only.
create table account_totp (
    person_id    uuid        primary key references accounts,
    secret       bytea       not null,
    created_at   timestamptz not null,
    confirmed_at timestamptz,
    last_step    bigint      not null default 0
);
call dartwing_seal('account_totp');

create table account_recovery_codes (
    person_id uuid        not null references accounts,
    code_hash bytea       not null check (octet_length(code_hash) = 32),
    made_at   timestamptz not null,
    used_at   timestamptz,
    primary key (person_id, code_hash)
);
call dartwing_seal('account_recovery_codes');

create table account_passkeys (
    id            uuid        primary key,
    person_id     uuid        not null references accounts,
    credential_id bytea       not null unique check (octet_length(credential_id) between 1 and 1023),
    credential    bytea       not null,
    sign_count    bigint      not null,
    name          text        not null check (length(name) between 1 and 100),
    transports    text[]      not null default '{}',
    created_at    timestamptz not null,
    last_used_at  timestamptz
);
create index account_passkeys_person on account_passkeys (person_id);
call dartwing_seal('account_passkeys');

create function account_has_second_factor(person uuid) returns boolean
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select exists (select from account_totp t where t.person_id = person and t.confirmed_at is not null)
            or exists (select from account_passkeys k where k.person_id = person);
    end;
comment on function account_has_second_factor(uuid) is
    'What a session still has to prove depends on the account''s factors; answers yes or no only.';

create function session_standing(token bytea) returns table (
        id uuid, method text, second_factor_at timestamptz, confirmed_at timestamptz, address text, device text,
        bound_to uuid, mode text, has_second_factor boolean)
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select s.id, s.method, s.second_factor_at, s.confirmed_at, s.address, s.device, s.bound_to, o.mode,
            account_has_second_factor(s.person_id)
        from sessions s join organizations o on o.id = s.organization_id
        where s.token_hash = token;
    end;
comment on function session_standing(bytea) is
    'What was proven in a session and what its organisation asks for, found by the hash of its token before there is an actor.';

create function session_describe(token bytea, how text, second_factor timestamptz, confirmed timestamptz, from_address text,
        on_device text) returns void
    language sql security definer set search_path = dartwing, pg_temp
    begin atomic
        update sessions set method = how, second_factor_at = second_factor, confirmed_at = confirmed,
            address = from_address, device = on_device
        where token_hash = token;
    end;
comment on function session_describe(bytea, text, timestamptz, timestamptz, text, text) is
    'Sign-in notes how a session was opened, before there is an actor; whoever knows the token opened it.';

-- The former token is worth nothing from here on (session fixation).
create function session_rotate(token bytea, fresh bytea, second_factor timestamptz, confirmed timestamptz) returns boolean
    language plpgsql security definer set search_path = dartwing, pg_temp as $$
begin
    update sessions set token_hash = fresh, second_factor_at = coalesce(second_factor, second_factor_at),
        confirmed_at = coalesce(confirmed, confirmed_at)
    where token_hash = token;
    return found;
end $$;
comment on function session_rotate(bytea, bytea, timestamptz, timestamptz) is
    'A session that gained rights gets a new token; whoever knows the token may change it for a fresh one.';

create function sessions_of_current_person() returns table (
        id uuid, token_hash bytea, organization_id uuid, organization_name text, method text, second_factor_at timestamptz, address text,
        device text, created_at timestamptz, last_seen_at timestamptz, expires_at timestamptz, mode text)
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select s.id, s.token_hash, o.id, o.name, s.method, s.second_factor_at, s.address, s.device, s.created_at, s.last_seen_at,
            s.expires_at, o.mode
        from sessions s join organizations o on o.id = s.organization_id
        where s.person_id = dartwing_person()
        order by s.last_seen_at desc, s.id;
    end;
comment on function sessions_of_current_person() is
    'A person sees its own sessions, in whatever organisation they are.';

create function session_revoke(session uuid) returns boolean
    language plpgsql security definer set search_path = dartwing, pg_temp as $$
begin
    delete from sessions s where s.id = session and s.person_id = dartwing_person();
    return found;
end $$;
comment on function session_revoke(uuid) is 'A person ends one of its own sessions.';

-- Slows guessing down, on every node and across restarts. Each attempt counts as a failure until it succeeds.
create table sign_in_attempts (
    key_hash bytea       primary key check (octet_length(key_hash) = 32),
    failures integer     not null,
    last_at  timestamptz not null,
    open_at  timestamptz not null
);
create index sign_in_attempts_age on sign_in_attempts (last_at);
call dartwing_seal('sign_in_attempts');

create function sign_in_attempt(attempted bytea, at timestamptz, free integer) returns timestamptz
    language plpgsql security definer set search_path = dartwing, pg_temp as $$
declare
    known sign_in_attempts;
begin
    insert into sign_in_attempts values (attempted, 0, at, '-infinity') on conflict (key_hash) do nothing;
    select * into known from sign_in_attempts a where a.key_hash = attempted for update;
    if known.last_at < at - interval '12 hours' then
        known.failures := 0;
    elsif known.open_at > at then
        return known.open_at;
    end if;
    known.failures := known.failures + 1;
    update sign_in_attempts a set failures = known.failures, last_at = at,
        open_at = case when known.failures < free then '-infinity'
                  else at + least(interval '15 minutes', interval '1 second' * (2 ^ least(known.failures - free, 20))) end
    where a.key_hash = attempted;
    return null;
end $$;
comment on function sign_in_attempt(bytea, timestamptz, integer) is
    'Counts an attempt before anybody is known; answers when the next one is allowed if this one came too early.';

create function sign_in_refund(attempted bytea, everything boolean) returns void
    language sql security definer set search_path = dartwing, pg_temp
    begin atomic
        update sign_in_attempts set failures = case when everything then 0 else greatest(failures - 1, 0) end,
            open_at = '-infinity'
        where key_hash = attempted;
    end;
comment on function sign_in_refund(bytea, boolean) is
    'An attempt that succeeded is no failure. One success does not wash an address''s other failures off.';

create function sign_in_attempts_purge(before timestamptz) returns bigint
    language sql security definer set search_path = dartwing, pg_temp
    begin atomic
        with gone as (delete from sign_in_attempts where last_at < before returning 1) select count(*) from gone;
    end;
comment on function sign_in_attempts_purge(timestamptz) is 'Housekeeping: forgets old attempts, answers how many.';

-- Browsers a person has signed in with: they keep a door of their own when strangers hammer at the account's, and a
-- sign-in from another one is told to the person.
create table account_devices (
    person_id  uuid        not null references accounts,
    token_hash bytea       not null check (octet_length(token_hash) = 32),
    label      text        not null check (length(label) <= 100),
    first_at   timestamptz not null,
    last_at    timestamptz not null,
    primary key (person_id, token_hash)
);
create index account_devices_age on account_devices (last_at);
call dartwing_seal('account_devices');

create function account_knows_device(person uuid, device bytea, since timestamptz) returns boolean
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select exists (select from account_devices d
                       where d.person_id = person and d.token_hash = device and d.last_at >= since);
    end;
comment on function account_knows_device(uuid, bytea, timestamptz) is
    'Sign-in asks, before there is an actor, whether a browser''s secret was given to it for this account.';

-- Answers whether the device is new to an account that had others.
create function account_device_seen(person uuid, device bytea, called text, at timestamptz) returns boolean
    language plpgsql security definer set search_path = dartwing, pg_temp as $$
declare
    others boolean;
begin
    select exists (select from account_devices d where d.person_id = person) into others;
    update account_devices d set last_at = at, label = called where d.person_id = person and d.token_hash = device;
    if found then
        return false;
    end if;
    insert into account_devices values (person, device, called, at, at) on conflict do nothing;
    return others;
end $$;
comment on function account_device_seen(uuid, bytea, text, timestamptz) is
    'Sign-in remembers the browser that just proved an account.';
