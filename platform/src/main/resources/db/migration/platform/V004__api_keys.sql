-- Only the SHA-256 of a key is stored, and its first 16 characters to find it by. Deleting a key revokes it.
create table api_keys (
    id              uuid        primary key,
    organization_id uuid        not null references organizations,
    version         bigint      not null default 0,
    created_at      timestamptz not null,
    created_by      text        not null,
    updated_at      timestamptz not null,
    updated_by      text        not null,
    deleted_at      timestamptz,
    name            text        not null check (length(name) between 1 and 200),
    prefix          text        not null check (length(prefix) = 16),
    key_hash        bytea       not null check (octet_length(key_hash) = 32),
    scopes          text[]      not null check (cardinality(scopes) > 0),
    expires_at      timestamptz,
    last_used_at    timestamptz
);
create index api_keys_prefix on api_keys (prefix);
create index api_keys_organization on api_keys (organization_id, created_at);
call dartwing_enable_tenancy('api_keys');

create function api_keys_by_prefix(start text)
    returns table (id uuid, organization_id uuid, name text, key_hash bytea, scopes text[], expires_at timestamptz)
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select k.id, k.organization_id, k.name, k.key_hash, k.scopes, k.expires_at
        from api_keys k where k.prefix = start and k.deleted_at is null;
    end;
comment on function api_keys_by_prefix(text) is
    'The organisation of a request is found by its API key, before there is an actor; one exact prefix only.';
