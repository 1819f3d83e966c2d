-- One data key per organisation, wrapped by a master key that never comes near the database.
create table organization_keys (
    organization_id uuid primary key,
    wrapped         bytea not null,
    master_key_id   text not null,
    created_at      timestamptz not null default now()
);
call dartwing_enable_tenancy('organization_keys');

-- For upkeep that walks through every organisation: whoever has files or secrets has a key.
create function dartwing_keyed_organizations() returns setof uuid
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select organization_id from organization_keys;
    end;
comment on function dartwing_keyed_organizations() is
    'Upkeep visits every organisation that has files or secrets; answers ids only.';

-- Several files may share one blob (address) inside an organisation.
create table files (
    id              uuid primary key,
    organization_id uuid not null,
    address         text not null check (address ~ '^[0-9a-f]{64}$'),
    sha256          text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    size            bigint not null check (size >= 0),
    content_type    text not null check (length(content_type) <= 200),
    created_at      timestamptz not null
);
create index files_address on files (organization_id, address);
call dartwing_enable_tenancy('files');
