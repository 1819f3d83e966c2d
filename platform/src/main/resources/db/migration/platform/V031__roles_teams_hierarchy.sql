-- An organisation's own roles beside the templates: named permissions, and acts on record types.
create table custom_roles (
    id              uuid        primary key,
    organization_id uuid        not null references organizations,
    version         bigint      not null default 0,
    created_at      timestamptz not null,
    created_by      text        not null,
    updated_at      timestamptz not null,
    updated_by      text        not null,
    deleted_at      timestamptz,
    key             text        not null check (key ~ '^[a-z][a-z0-9_]{1,39}$'),
    label           text        not null check (length(label) between 1 and 80),
    description     text,
    permissions     text[]      not null default '{}',
    grants          jsonb       not null default '[]',
    constraint custom_roles_key unique (organization_id, key)
);
call dartwing_enable_tenancy('custom_roles');

create table teams (
    id              uuid        primary key,
    organization_id uuid        not null references organizations,
    version         bigint      not null default 0,
    created_at      timestamptz not null,
    created_by      text        not null,
    updated_at      timestamptz not null,
    updated_by      text        not null,
    deleted_at      timestamptz,
    name            text        not null check (length(name) between 1 and 80),
    description     text,
    members         jsonb       not null default '[]',
    constraint teams_name unique (organization_id, name)
);
create index teams_members on teams using gin (members);
call dartwing_enable_tenancy('teams');

-- The customer contact that a person is in the portal; set when the portal invites it.
alter table people add column contact_id uuid;

-- One organisation's parent. Proposed by the child's owner, in force once the parent's owner agreed; either ends it.
create table organization_links (
    organization_id uuid        primary key references organizations,
    parent_id       uuid        not null references organizations,
    mode            text        not null check (mode in ('strict', 'oversight', 'shared')),
    record_types    text[]      not null,
    status          text        not null check (status in ('proposed', 'active')),
    proposed_at     timestamptz not null,
    proposed_by     text        not null,
    agreed_at       timestamptz,
    agreed_by       text,
    check (organization_id <> parent_id)
);
create index organization_links_parent on organization_links (parent_id);
call dartwing_enable_tenancy('organization_links');

-- At most this many links from the top to the bottom.
create function dartwing_hierarchy_depth() returns int language sql immutable parallel safe return 5;

-- What `home` may see of others. Oversight looks down along links that are not strict; sharing goes both ways along
-- links that all share. Along a path only the types that every link names stay open.
create function organization_reach(home uuid)
    returns table (organization_id uuid, healthcare boolean, readable text[], writable text[])
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        with recursive down as (
            select l.organization_id as id, l.record_types as types, 1 as depth
            from organization_links l where l.parent_id = home and l.status = 'active' and l.mode <> 'strict'
            union all
            select l.organization_id,
                   array(select unnest(d.types) intersect select unnest(l.record_types)), d.depth + 1
            from down d join organization_links l on l.parent_id = d.id
            where l.status = 'active' and l.mode <> 'strict' and d.depth < dartwing_hierarchy_depth()
        ), around as (
            select home as id, null::uuid as came_from, null::text[] as types, 0 as depth
            union all
            select case when l.parent_id = a.id then l.organization_id else l.parent_id end, a.id,
                   case when a.types is null then l.record_types
                        else array(select unnest(a.types) intersect select unnest(l.record_types)) end,
                   a.depth + 1
            from around a join organization_links l on a.id in (l.parent_id, l.organization_id)
            where l.status = 'active' and l.mode = 'shared' and a.depth < 2 * dartwing_hierarchy_depth()
              and (case when l.parent_id = a.id then l.organization_id else l.parent_id end) is distinct from a.came_from
        ), opened as (
            select id, types as readable, '{}'::text[] as writable from down
            union all
            select id, types, types from around where id <> home
        )
        select o.id, o.mode = 'medxfax',
               array(select distinct t from opened p, unnest(p.readable) t where p.id = o.id),
               array(select distinct t from opened p, unnest(p.writable) t where p.id = o.id)
        from organizations o where o.id in (select id from opened);
    end;
comment on function organization_reach(uuid) is
    'What an actor''s organisation may see of others follows from links between them, read before there is an actor.';

-- Emergency access to health information: who, why, how long, and what the review said.
create table break_glass (
    id              uuid        primary key,
    organization_id uuid        not null references organizations,
    person_id       uuid        not null,
    person_name     text        not null,
    reason          text        not null check (length(reason) between 10 and 1000),
    record_type     text,
    record_id       uuid,
    opened_at       timestamptz not null,
    expires_at      timestamptz not null check (expires_at > opened_at and expires_at <= opened_at + interval '4 hours'),
    ended_at        timestamptz,
    reviewed_at     timestamptz,
    reviewed_by     uuid,
    reviewer_name   text,
    finding         text        check (finding in ('justified', 'not_justified')),
    note            text        check (length(note) <= 2000),
    foreign key (organization_id, person_id) references people (organization_id, id),
    check (reviewed_by is distinct from person_id),
    check ((reviewed_at is null) = (finding is null) and (record_id is null or record_type is not null))
);
create index break_glass_open on break_glass (organization_id, person_id, expires_at) where ended_at is null;
create index break_glass_list on break_glass (organization_id, opened_at desc);
call dartwing_enable_tenancy('break_glass');
revoke delete on break_glass from ${app_role};

-- What one member may do beside its role templates, as the program compiles it (io.dartwing.platform.permission.Accesses).
create function member_access(organization uuid, person uuid, role_keys text[], at timestamptz) returns jsonb
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select jsonb_build_object(
            'healthcare', exists (select from organizations o where o.id = organization and o.mode = 'medxfax'),
            'roles', coalesce((select jsonb_agg(jsonb_build_object('key', r.key, 'permissions', to_jsonb(r.permissions),
                                                                   'grants', r.grants) order by r.key)
                      from custom_roles r
                      where r.organization_id = organization and r.key = any (role_keys) and r.deleted_at is null), '[]'),
            'teams', coalesce((select jsonb_agg(t.id order by t.id) from teams t
                      where t.organization_id = organization and jsonb_exists(t.members, person::text) and t.deleted_at is null), '[]'),
            'contact', (select p.contact_id from people p where p.organization_id = organization and p.id = person),
            'reach', coalesce((select jsonb_agg(to_jsonb(h) order by h.organization_id) from organization_reach(organization) h), '[]'),
            'emergencies', coalesce((select jsonb_agg(jsonb_build_object('id', b.id, 'until', b.expires_at,
                                                                         'type', b.record_type, 'record', b.record_id) order by b.id)
                      from break_glass b
                      where b.organization_id = organization and b.person_id = person and b.ended_at is null
                        and b.opened_at <= at and b.expires_at > at), '[]'));
    end;
comment on function member_access(uuid, uuid, text[], timestamptz) is
    'The rights of a member are worked out while its session is looked up, before there is an actor.';

create function organization_in_healthcare(organization uuid) returns boolean
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select exists (select from organizations o where o.id = organization and o.mode = 'medxfax');
    end;
comment on function organization_in_healthcare(uuid) is
    'Whether the health layer of the decision is on for a key is asked before there is an actor; answers yes or no.';

-- From now on health information asks for a healthcare role: who could read it in a healthcare organisation keeps it.
update people p set roles = array(select distinct unnest(p.roles || case
        when p.roles && array['owner', 'admin'] then array['healthcare_administrator']
        when 'fax_user' = any (p.roles) then array['healthcare_administrator']
        else array['medical_records'] end))
where exists (select from organizations o where o.id = p.organization_id and o.mode = 'medxfax');
update api_keys k set scopes = k.scopes || array['phi:read', 'phi:write']
where exists (select from organizations o where o.id = k.organization_id and o.mode = 'medxfax');
