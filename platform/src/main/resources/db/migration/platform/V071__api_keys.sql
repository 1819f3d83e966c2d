-- Test keys, the networks and limits of a key, and the secret before the last rotation, which works a while longer.
-- Keys made before this keep their 16 characters of prefix, which could collide; new ones have 25, which can't.
alter table api_keys drop constraint api_keys_prefix_check;
alter table api_keys
    add constraint api_keys_prefix_check check (length(prefix) in (16, 25)),
    add column test             boolean     not null default false,
    add column allowed_networks text[]      not null default '{}',
    add column limits           jsonb       not null default '{}',
    add column rotated_at       timestamptz,
    add column previous_prefix  text        check (length(previous_prefix) in (16, 25)),
    add column previous_hash    bytea       check (octet_length(previous_hash) = 32),
    add column previous_until   timestamptz,
    add constraint api_keys_previous check ((previous_prefix is null) = (previous_hash is null)
                                        and (previous_prefix is null) = (previous_until is null));
create unique index api_keys_whole_prefix on api_keys (prefix) where length(prefix) = 25;
create index api_keys_previous_prefix on api_keys (previous_prefix) where previous_prefix is not null;

drop function api_keys_by_prefix(text);
create function api_keys_by_prefix(start text)
    returns table (id uuid, organization_id uuid, name text, key_hash bytea, scopes text[], expires_at timestamptz,
        test boolean, allowed_networks text[], limits text)
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select k.id, k.organization_id, k.name, k.key_hash, k.scopes, k.expires_at,
            k.test, k.allowed_networks, k.limits::text
        from api_keys k where k.prefix in (start, left(start, 16)) and k.deleted_at is null
        union all
        select k.id, k.organization_id, k.name, k.previous_hash, k.scopes,
            least(k.previous_until, k.expires_at), k.test, k.allowed_networks, k.limits::text
        from api_keys k where k.previous_prefix in (start, left(start, 16)) and k.deleted_at is null;
    end;
comment on function api_keys_by_prefix(text) is
    'The organisation of a request is found by its API key, before there is an actor; one exact prefix only.';
