-- Versions of an organisation's data key, newest used for writing, and its key for blind indexes, which never changes.
alter table organization_keys
    add column kind       text not null default 'data' check (kind in ('data', 'index')),
    add column version    int  not null default 1 check (version > 0),
    add column retired_at timestamptz;
alter table organization_keys drop constraint organization_keys_pkey;
alter table organization_keys add primary key (organization_id, kind, version);

create or replace function dartwing_keyed_organizations() returns setof uuid
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select distinct organization_id from organization_keys;
    end;

create table key_rotations (
    organization_id uuid        not null,
    version         int         not null check (version > 1),
    state           text        not null check (state in ('running', 'done', 'incomplete')),
    total           bigint,
    done            bigint      not null default 0,
    failed          bigint      not null default 0,
    started_at      timestamptz not null,
    started_by      text        not null,
    finished_at     timestamptz,
    primary key (organization_id, version)
);
create unique index key_rotations_running on key_rotations (organization_id) where state = 'running';
call dartwing_enable_tenancy('key_rotations');

create function dartwing_running_rotations() returns setof uuid
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select organization_id from key_rotations where state = 'running';
    end;
comment on function dartwing_running_rotations() is
    'Upkeep goes on with every organisation''s rotation after a restart; answers ids only.';

create function dartwing_keys_wrapped_otherwise(master text) returns setof uuid
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select distinct organization_id from organization_keys where master_key_id <> master;
    end;
comment on function dartwing_keys_wrapped_otherwise(text) is
    'A new master key wraps every organisation''s keys again; answers ids only.';

create function dartwing_key_counts(master text, out all_keys bigint, out wrapped_otherwise bigint)
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select count(*), count(*) filter (where master_key_id <> master) from organization_keys;
    end;
comment on function dartwing_key_counts(text) is
    'How far a new master key is, for the whole installation; answers only how many.';
