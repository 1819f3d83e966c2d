-- Where an organisation's audit is sent to as it grows.
create table audit_streams (
    id              uuid        primary key,
    organization_id uuid        not null,
    version         bigint      not null,
    created_at      timestamptz not null,
    created_by      text        not null,
    updated_at      timestamptz not null,
    updated_by      text        not null,
    deleted_at      timestamptz,
    name            text        not null,
    kind            text        not null,
    host            text,
    port            int,
    url             text,
    token           bytea,
    certificate     text,
    enabled         boolean     not null,
    constraint audit_streams_name unique (organization_id, name)
);
call dartwing_enable_tenancy('audit_streams');

-- How far each stream is. Moves only after the receiver has taken what came before.
create table audit_stream_cursors (
    stream_id       uuid        primary key references audit_streams on delete cascade,
    organization_id uuid        not null,
    sequence        bigint      not null,
    failures        int         not null default 0,
    next_try_at     timestamptz,
    last_sent_at    timestamptz,
    last_error      text
);
call dartwing_enable_tenancy('audit_stream_cursors');

create function dartwing_audit_streams_due(at timestamptz) returns table (organization_id uuid, stream_id uuid)
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select s.organization_id, s.id from audit_streams s
        join audit_heads h on h.organization_id = s.organization_id
        left join audit_stream_cursors c on c.stream_id = s.id
        where s.enabled and s.deleted_at is null
          and coalesce(c.sequence, 0) < h.sequence and coalesce(c.next_try_at, at) <= at;
    end;
comment on function dartwing_audit_streams_due(timestamptz) is
    'Upkeep sends every organisation''s audit to where it goes; answers ids only.';
