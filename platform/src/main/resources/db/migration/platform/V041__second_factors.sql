-- TOTP (RFC 6238).
create function totp_begin(sealed bytea, at timestamptz) returns boolean
    language plpgsql security definer set search_path = dartwing, pg_temp as $$
begin
    insert into account_totp as t (person_id, secret, created_at) select dartwing_person(), sealed, at
    on conflict (person_id) do update set secret = sealed, created_at = at where t.confirmed_at is null;
    return found;
end $$;
comment on function totp_begin(bytea, timestamptz) is
    'A person prepares its own authenticator; one that is confirmed has to be removed first.';

create function totp_of_current_person() returns table (secret bytea, confirmed_at timestamptz)
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select t.secret, t.confirmed_at from account_totp t where t.person_id = dartwing_person();
    end;
comment on function totp_of_current_person() is 'A person''s code is checked against its own sealed secret.';

-- False for a step that was used already, or an older one: a code works once (RFC 6238 §5.2).
create function totp_use(step bigint, at timestamptz) returns boolean
    language plpgsql security definer set search_path = dartwing, pg_temp as $$
begin
    update account_totp t set last_step = step, confirmed_at = coalesce(t.confirmed_at, at)
    where t.person_id = dartwing_person() and t.last_step < step;
    return found;
end $$;
comment on function totp_use(bigint, timestamptz) is 'Takes one time step of the current person''s authenticator, once.';

create function totp_remove() returns boolean
    language plpgsql security definer set search_path = dartwing, pg_temp as $$
begin
    delete from account_totp t where t.person_id = dartwing_person();
    return found;
end $$;
comment on function totp_remove() is 'A person removes its own authenticator.';

create function recovery_codes_replace(hashes bytea[], at timestamptz) returns void
    language sql security definer set search_path = dartwing, pg_temp
    begin atomic
        delete from account_recovery_codes where person_id = dartwing_person();
        insert into account_recovery_codes (person_id, code_hash, made_at)
        select dartwing_person(), hash, at from unnest(hashes) as hash where dartwing_person() is not null;
    end;
comment on function recovery_codes_replace(bytea[], timestamptz) is
    'A person makes new recovery codes for itself; the former ones are worth nothing.';

create function recovery_code_use(hash bytea, at timestamptz) returns boolean
    language plpgsql security definer set search_path = dartwing, pg_temp as $$
begin
    update account_recovery_codes c set used_at = at
    where c.person_id = dartwing_person() and c.code_hash = hash and c.used_at is null;
    return found;
end $$;
comment on function recovery_code_use(bytea, timestamptz) is 'Takes one of the current person''s recovery codes, once.';

create function recovery_codes_left() returns bigint
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select count(*) from account_recovery_codes c where c.person_id = dartwing_person() and c.used_at is null;
    end;
comment on function recovery_codes_left() is 'A person sees how many of its recovery codes are left.';

-- Passkeys (WebAuthn).
create function passkey_add(new_id uuid, cred_id bytea, cred bytea, count bigint, called text, ways text[], at timestamptz)
    returns boolean
    language plpgsql security definer set search_path = dartwing, pg_temp as $$
begin
    insert into account_passkeys (id, person_id, credential_id, credential, sign_count, name, transports, created_at)
    select new_id, dartwing_person(), cred_id, cred, count, called, ways, at
    on conflict (credential_id) do nothing;
    return found;
end $$;
comment on function passkey_add(uuid, bytea, bytea, bigint, text, text[], timestamptz) is
    'A person adds a passkey to itself; a credential belongs to one account of the installation.';

create function passkeys_of_current_person() returns table (
        id uuid, credential_id bytea, name text, transports text[], created_at timestamptz, last_used_at timestamptz)
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select k.id, k.credential_id, k.name, k.transports, k.created_at, k.last_used_at
        from account_passkeys k where k.person_id = dartwing_person() order by k.created_at, k.id;
    end;
comment on function passkeys_of_current_person() is 'A person sees its own passkeys.';

create function passkey_find(cred_id bytea)
    returns table (id uuid, person_id uuid, credential bytea, sign_count bigint)
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select k.id, k.person_id, k.credential, k.sign_count from account_passkeys k where k.credential_id = cred_id;
    end;
comment on function passkey_find(bytea) is
    'Signing in without a name starts from the credential that the authenticator shows; one exact id only.';

-- False when another use was faster, or when the counter went back: a copied authenticator.
create function passkey_used(used uuid, before bigint, after bigint, at timestamptz) returns boolean
    language plpgsql security definer set search_path = dartwing, pg_temp as $$
begin
    update account_passkeys k set sign_count = after, last_used_at = at
    where k.id = used and k.sign_count = before and (after > before or after = 0 and before = 0);
    return found;
end $$;
comment on function passkey_used(uuid, bigint, bigint, timestamptz) is
    'Moves a passkey''s counter on after its signature was checked, before there is an actor.';

create function passkey_rename(renamed uuid, called text) returns boolean
    language plpgsql security definer set search_path = dartwing, pg_temp as $$
begin
    update account_passkeys k set name = called where k.id = renamed and k.person_id = dartwing_person();
    return found;
end $$;
comment on function passkey_rename(uuid, text) is 'A person names its own passkey.';

create function passkey_remove(removed uuid) returns boolean
    language plpgsql security definer set search_path = dartwing, pg_temp as $$
begin
    delete from account_passkeys k where k.id = removed and k.person_id = dartwing_person();
    return found;
end $$;
comment on function passkey_remove(uuid) is 'A person removes its own passkey.';

-- Challenges are random, short-lived and used once, whichever node answers.
create table passkey_challenges (
    challenge_hash bytea       primary key check (octet_length(challenge_hash) = 32),
    purpose        text        not null check (purpose in ('register', 'prove', 'sign_in')),
    person_id      uuid        references accounts,
    expires_at     timestamptz not null
);
create index passkey_challenges_age on passkey_challenges (expires_at);
call dartwing_seal('passkey_challenges');

create function passkey_challenge_keep(challenge bytea, for_what text, until timestamptz) returns void
    language sql security definer set search_path = dartwing, pg_temp
    begin atomic
        insert into passkey_challenges values (challenge, for_what, dartwing_person(), until);
    end;
comment on function passkey_challenge_keep(bytea, text, timestamptz) is
    'A ceremony begins, with the current person or, when signing in, before there is one.';

create function passkey_challenge_take(challenge bytea, for_what text, at timestamptz) returns boolean
    language plpgsql security definer set search_path = dartwing, pg_temp as $$
begin
    delete from passkey_challenges c
    where c.challenge_hash = challenge and c.purpose = for_what and c.expires_at > at
      and c.person_id is not distinct from dartwing_person();
    return found;
end $$;
comment on function passkey_challenge_take(bytea, text, timestamptz) is
    'A ceremony ends: its challenge can''t be answered twice, nor by another person.';

create function passkey_challenges_purge(before timestamptz) returns bigint
    language sql security definer set search_path = dartwing, pg_temp
    begin atomic
        with gone as (delete from passkey_challenges where expires_at < before returning 1) select count(*) from gone;
    end;
comment on function passkey_challenges_purge(timestamptz) is 'Housekeeping: forgets unanswered challenges, answers how many.';

-- The operator's way out for somebody who lost everything.
create function account_factors_reset(person uuid) returns void
    language plpgsql security definer set search_path = dartwing, pg_temp as $$
begin
    if not exists (select from people p where p.id = person and p.organization_id = any (dartwing_writable()))
            or exists (select from people p where p.id = person and p.organization_id <> all (dartwing_writable())) then
        raise exception 'account of another organisation' using errcode = 'insufficient_privilege';
    end if;
    delete from account_totp where person_id = person;
    delete from account_recovery_codes where person_id = person;
    delete from account_passkeys where person_id = person;
end $$;
comment on function account_factors_reset(uuid) is
    'An organisation takes lost factors off an account that belongs to it alone, as with passwords.';
