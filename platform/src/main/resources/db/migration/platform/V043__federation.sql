-- OpenID providers that an organisation believes about its own people, and whose service tokens it accepts.
create table identity_providers (
    id                    uuid        primary key,
    organization_id       uuid        not null references organizations,
    version               bigint      not null default 0,
    created_at            timestamptz not null,
    created_by            text        not null,
    updated_at            timestamptz not null,
    updated_by            text        not null,
    deleted_at            timestamptz,
    name                  text        not null check (length(name) between 1 and 80),
    issuer                text        not null check (length(issuer) between 1 and 500),
    client_id             text        not null check (length(client_id) between 1 and 255),
    client_secret         bytea,
    email_domains         text[]      not null,
    role_claim            text        not null,
    role_mappings         text[]      not null,
    creates_people        boolean     not null,
    trusts_second_factor  boolean     not null,
    enabled               boolean     not null
);
create unique index identity_providers_issuer on identity_providers (organization_id, issuer, client_id)
    where deleted_at is null;
create index identity_providers_domains on identity_providers using gin (email_domains) where deleted_at is null;
call dartwing_enable_tenancy('identity_providers');

create function identity_provider_find(wanted uuid)
    returns table (id uuid, organization_id uuid, name text, issuer text, client_id text, client_secret bytea,
        role_claim text, role_mappings text[], creates_people boolean, trusts_second_factor boolean)
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select p.id, p.organization_id, p.name, p.issuer, p.client_id, p.client_secret, p.role_claim, p.role_mappings,
            p.creates_people, p.trusts_second_factor
        from identity_providers p where p.id = wanted and p.enabled and p.deleted_at is null;
    end;
comment on function identity_provider_find(uuid) is
    'Signing in with a provider starts before there is an actor; one exact id only, the secret is sealed.';

create function identity_providers_for(domain text) returns table (id uuid, name text)
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select p.id, p.name from identity_providers p
        where array[domain] <@ p.email_domains and p.enabled and p.deleted_at is null
        order by p.name, p.id limit 5;
    end;
comment on function identity_providers_for(text) is
    'The sign-in page offers the providers that are responsible for the domain of the address somebody typed.';

-- Which account a provider means by its subject. Addresses only ever help at the first time.
create table account_identities (
    organization_id uuid        references organizations,
    issuer          text        not null check (length(issuer) <= 500),
    subject         text        not null check (length(subject) between 1 and 255),
    person_id       uuid        not null references accounts,
    linked_at       timestamptz not null,
    unique nulls not distinct (organization_id, issuer, subject)
);
create index account_identities_person on account_identities (person_id);
call dartwing_seal('account_identities');

create function account_identity_find(organization uuid, iss text, sub text) returns uuid
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select i.person_id from account_identities i
        where i.organization_id is not distinct from organization and i.issuer = iss and i.subject = sub;
    end;
comment on function account_identity_find(uuid, text, text) is
    'A verified identity token names a person before there is an actor; one exact issuer and subject only.';

create function account_identity_link(organization uuid, iss text, sub text, person uuid, at timestamptz) returns boolean
    language plpgsql security definer set search_path = dartwing, pg_temp as $$
begin
    if organization is not null and not exists (
            select from people p where p.id = person and p.organization_id = organization
                                   and p.status = 'active' and p.deleted_at is null) then
        raise exception 'account of another organisation' using errcode = 'insufficient_privilege';
    end if;
    insert into account_identities values (organization, iss, sub, person, at) on conflict do nothing;
    return found;
end $$;
comment on function account_identity_link(uuid, text, text, uuid, timestamptz) is
    'The first sign-in by a provider ties its subject to an account, of an organisation''s own members only.';

create function session_vouch(token bytea, iss text, sub text, sid text, bound uuid) returns void
    language sql security definer set search_path = dartwing, pg_temp
    begin atomic
        update sessions set issuer = iss, subject = sub, provider_session = sid, bound_to = bound where token_hash = token;
    end;
comment on function session_vouch(bytea, text, text, text, uuid) is
    'Sign-in by a provider notes who vouched for whom, before there is an actor; whoever knows the token opened it.';

-- By session when the provider names one, else all of the subject (OpenID Connect Back-Channel Logout §2.5).
create function sessions_close_vouched(iss text, sub text, sid text, bound uuid) returns bigint
    language sql security definer set search_path = dartwing, pg_temp
    begin atomic
        with gone as (
            delete from sessions s
            where s.issuer = iss and s.bound_to is not distinct from bound
              and (sid is null or s.provider_session = sid) and (sub is null or s.subject = sub)
              and (sid is not null or sub is not null)
            returning 1)
        select count(*) from gone;
    end;
comment on function sessions_close_vouched(text, text, text, uuid) is
    'A verified logout token ends the sessions its provider vouched for, in the one organisation that believes it.';

-- A logout token is good once.
create table logout_tokens_seen (
    token_hash bytea       primary key check (octet_length(token_hash) = 32),
    expires_at timestamptz not null
);
call dartwing_seal('logout_tokens_seen');

create function logout_token_take(token bytea, at timestamptz, until timestamptz) returns boolean
    language plpgsql security definer set search_path = dartwing, pg_temp as $$
begin
    delete from logout_tokens_seen where expires_at < at;
    insert into logout_tokens_seen values (token, until) on conflict do nothing;
    return found;
end $$;
comment on function logout_token_take(bytea, timestamptz, timestamptz) is
    'Notes the hash of a logout token, before there is an actor; false when it was seen before.';

-- Programs that show tokens of a provider instead of an API key.
create table service_clients (
    id              uuid        primary key,
    organization_id uuid        not null references organizations,
    version         bigint      not null default 0,
    created_at      timestamptz not null,
    created_by      text        not null,
    updated_at      timestamptz not null,
    updated_by      text        not null,
    deleted_at      timestamptz,
    name            text        not null check (length(name) between 1 and 80),
    provider_id     uuid        not null references identity_providers,
    client          text        not null check (length(client) between 1 and 255),
    scopes          text[]      not null check (cardinality(scopes) > 0),
    enabled         boolean     not null
);
create unique index service_clients_client on service_clients (organization_id, provider_id, client)
    where deleted_at is null;
call dartwing_enable_tenancy('service_clients');

create trigger service_clients_rights after update on service_clients
    for each row execute function organization_rights_changed();
