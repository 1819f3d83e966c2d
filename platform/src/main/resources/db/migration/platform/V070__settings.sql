-- What an organisation chose differently from the installation and the defaults; values are JSON.
create table organization_settings (
    organization_id uuid        not null,
    name            text        not null check (length(name) between 1 and 100),
    value           text        not null check (length(value) <= 100000),
    updated_at      timestamptz not null,
    updated_by      text        not null,
    primary key (organization_id, name)
);
call dartwing_enable_tenancy('organization_settings');

-- Who changed what, for ever: rows are added, never changed.
create table organization_setting_changes (
    organization_id uuid        not null,
    id              uuid        not null,
    name            text        not null,
    old_value       text,
    new_value       text,
    at              timestamptz not null,
    actor_type      text        not null,
    actor_id        uuid        not null,
    actor_name      text        not null,
    primary key (organization_id, id)
);
create index organization_setting_changes_name on organization_setting_changes (organization_id, name, at);
call dartwing_enable_tenancy('organization_setting_changes');
drop policy tenant_update on organization_setting_changes;
drop policy tenant_delete on organization_setting_changes;
revoke update, delete on organization_setting_changes from ${app_role};

-- What the operator chose for every organisation that chose nothing itself; written by the administration commands.
create table installation_settings (
    name       text        primary key check (length(name) between 1 and 100),
    value      text        not null check (length(value) <= 100000),
    updated_at timestamptz not null,
    updated_by text        not null
);
call dartwing_exempt_from_tenancy('installation_settings', 'the operator''s defaults for all organisations, no data of any');
revoke insert, update, delete on installation_settings from ${app_role};

create function dartwing_settings_of(organization uuid)
    returns table (source text, name text, value text, updated_at timestamptz, updated_by text)
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select 'organization', s.name, s.value, s.updated_at, s.updated_by
        from organization_settings s where s.organization_id = organization
        union all
        select 'installation', i.name, i.value, i.updated_at, i.updated_by from installation_settings i
        union all
        select 'mode', 'mode', o.mode, o.created_at, '' from organizations o where o.id = organization;
    end;
comment on function dartwing_settings_of(uuid) is
    'Sign-in and limits follow an organisation''s rules before there is an actor; one exact organisation only.';
