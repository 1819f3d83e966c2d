create table webhook_endpoints (
    id               uuid        primary key,
    organization_id  uuid        not null,
    version          bigint      not null default 0,
    created_at       timestamptz not null,
    created_by       text        not null,
    updated_at       timestamptz not null,
    updated_by       text        not null,
    deleted_at       timestamptz,
    name             text        not null check (length(name) between 1 and 200),
    url              text        not null check (length(url) between 1 and 2000),
    event_types      text[]      not null check (cardinality(event_types) > 0),
    api_version      text        not null,
    status           text        not null check (status in ('enabled', 'disabled')),
    disabled_reason  text,
    disabled_at      timestamptz,
    -- Sealed. The previous secret signs too until its time is over, so that a receiver can change without a gap.
    secret           bytea       not null,
    previous_secret  bytea,
    previous_until   timestamptz,
    -- Kept by the delivery, past the record's version.
    failing_since    timestamptz,
    last_success_at  timestamptz
);
create index webhook_endpoints_organization on webhook_endpoints (organization_id) where deleted_at is null;
create index webhook_endpoints_failing on webhook_endpoints (failing_since) where failing_since is not null;
call dartwing_enable_tenancy('webhook_endpoints');

-- What happened, once for all endpoints: ids and small words, no PHI.
create table webhook_events (
    id              uuid        primary key,
    organization_id uuid        not null,
    type            text        not null,
    resource_type   text        not null,
    resource_id     uuid        not null,
    data            text        not null,
    created_at      timestamptz not null
);
create index webhook_events_age on webhook_events (created_at);
call dartwing_enable_tenancy('webhook_events');

-- The last number given to an event of a resource for an endpoint. Its row lock makes the order of the transactions the
-- order of the events.
create table webhook_sequences (
    endpoint_id     uuid   not null,
    resource_id     uuid   not null,
    organization_id uuid   not null,
    last            bigint not null,
    primary key (endpoint_id, resource_id)
);
call dartwing_enable_tenancy('webhook_sequences');

-- One event for one endpoint. `sending`: attempt number `attempts` began at `started_at` and is `node`'s until `due_at`.
-- How the last attempt ended stands here, earlier ones in webhook_attempts.
create table webhook_deliveries (
    endpoint_id     uuid        not null,
    event_id        uuid        not null,
    organization_id uuid        not null,
    resource_id     uuid        not null,
    sequence        bigint      not null,
    status          text        not null check (status in ('pending', 'sending', 'held', 'delivered', 'dead')),
    due_at          timestamptz not null,
    round_since     timestamptz not null,
    round_attempts  int         not null default 0,
    attempts        int         not null default 0,
    node            uuid,
    started_at      timestamptz,
    ended_at        timestamptz,
    http_status     int,
    reason          text,
    response        text,
    primary key (endpoint_id, event_id)
) with (fillfactor = 80);
create index webhook_deliveries_due on webhook_deliveries (due_at) where status in ('pending', 'sending');
create index webhook_deliveries_open on webhook_deliveries (endpoint_id, resource_id, sequence)
    where status in ('pending', 'sending', 'held');
create index webhook_deliveries_dead on webhook_deliveries (organization_id, endpoint_id) where status = 'dead';
create index webhook_deliveries_event on webhook_deliveries (event_id);
call dartwing_enable_tenancy('webhook_deliveries');
-- Rows come and go by the thousand; the planner and the indexes should not live in the past.
alter table webhook_deliveries set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);

create table webhook_attempts (
    endpoint_id     uuid        not null,
    event_id        uuid        not null,
    number          int         not null,
    organization_id uuid        not null,
    started_at      timestamptz not null,
    ended_at        timestamptz,
    http_status     int,
    reason          text,
    response        text,
    primary key (endpoint_id, event_id, number)
);
call dartwing_enable_tenancy('webhook_attempts');

-- Takes what is due, at most `per_endpoint` of each endpoint, one of the slow ones, nothing of the busy ones, and of each resource only the
-- earliest event that is not concluded. The attempt is on record when this commits. What a dead node left is taken over.
create function webhook_claim(taker uuid, at timestamptz, until timestamptz, busy uuid[], slow uuid[], wanted int, per_endpoint int)
    returns table (
        organization_id uuid, endpoint_id uuid, event_id uuid, attempt int, round_attempt int, round_since timestamptz,
        sequence bigint, url text, api_version text, secret bytea, previous_secret bytea, type text, resource_type text,
        resource_id uuid, data text, happened_at timestamptz)
    language plpgsql volatile security definer set search_path = dartwing, pg_temp as $$
#variable_conflict use_column
begin
    return query
    with due as materialized (
        select d.endpoint_id, d.event_id, d.resource_id, d.sequence, d.due_at,
            (select case when p.status = 'pending' then greatest(p.due_at, at + interval '1 second')
                         else at + interval '1 second' end
             from webhook_deliveries p
             where p.endpoint_id = d.endpoint_id and p.resource_id = d.resource_id and p.sequence < d.sequence
               and p.status in ('pending', 'sending', 'held')
             order by p.sequence limit 1) as blocked_until
        from webhook_deliveries d
        where d.status in ('pending', 'sending') and d.due_at <= at and d.endpoint_id <> all (busy)
        order by d.due_at limit wanted
        for update of d skip locked
    ), blocked as (
        -- Looked at again when the one before is, at the latest; its conclusion brings the next forward.
        update webhook_deliveries d set due_at = b.blocked_until
        from due b
        where d.endpoint_id = b.endpoint_id and d.event_id = b.event_id and b.blocked_until is not null
          and d.status = 'pending'
    ), ranked as (
        select f.endpoint_id, f.event_id,
            row_number() over (partition by f.endpoint_id order by f.due_at, f.event_id) as turn
        from due f where f.blocked_until is null
    ), chosen as (
        select r.endpoint_id, r.event_id, e.url, e.api_version, e.secret,
            case when e.previous_until > at then e.previous_secret end as previous_secret
        from ranked r join webhook_endpoints e on e.id = r.endpoint_id
        where r.turn <= case when r.endpoint_id = any (slow) then 1 else per_endpoint end and e.status = 'enabled' and e.deleted_at is null
    ), earlier as (
        insert into webhook_attempts (endpoint_id, event_id, number, organization_id, started_at, ended_at, http_status,
            reason, response)
        select d.endpoint_id, d.event_id, d.attempts, d.organization_id, d.started_at, d.ended_at, d.http_status,
            case when d.status = 'sending' then 'the server stopped before the answer was noted' else d.reason end,
            d.response
        from webhook_deliveries d join chosen c on c.endpoint_id = d.endpoint_id and c.event_id = d.event_id
        where d.attempts > 0
        on conflict do nothing
    ), claimed as (
        update webhook_deliveries d
        set status = 'sending', node = taker, due_at = until, attempts = d.attempts + 1,
            round_attempts = d.round_attempts + 1, started_at = at, ended_at = null, http_status = null, reason = null,
            response = null
        from chosen c
        where d.endpoint_id = c.endpoint_id and d.event_id = c.event_id
        returning d.organization_id, d.endpoint_id, d.event_id, d.attempts, d.round_attempts, d.round_since, d.sequence,
            c.url, c.api_version, c.secret, c.previous_secret
    )
    select m.organization_id, m.endpoint_id, m.event_id, m.attempts, m.round_attempts, m.round_since, m.sequence, m.url,
        m.api_version, m.secret, m.previous_secret, v.type, v.resource_type, v.resource_id, v.data, v.created_at
    from claimed m join webhook_events v on v.id = m.event_id;
end $$;
comment on function webhook_claim(uuid, timestamptz, timestamptz, uuid[], uuid[], int, int) is
    'One dispatcher delivers for all organisations; it sees only deliveries that it takes, with what it needs to send them.';

-- Writes how attempts ended. An attempt that was taken over meanwhile is none of this node's business any more.
create function webhook_conclude(
        taker uuid, at timestamptz, endpoints uuid[], events uuid[], numbers int[], statuses text[], dues timestamptz[],
        codes int[], reasons text[], responses text[], ends timestamptz[])
    returns int
    language plpgsql volatile security definer set search_path = dartwing, pg_temp as $$
declare
    concluded int;
begin
    with result as (
        select * from unnest(endpoints, events, numbers, statuses, dues, codes, reasons, responses, ends)
            as r (endpoint_id, event_id, number, status, due_at, http_status, reason, response, ended_at)
    ), written as (
        update webhook_deliveries d
        set status = r.status, due_at = coalesce(r.due_at, d.due_at), ended_at = r.ended_at, http_status = r.http_status,
            reason = r.reason, response = r.response, node = null
        from result r
        where d.endpoint_id = r.endpoint_id and d.event_id = r.event_id and d.attempts = r.number
          and d.status = 'sending' and d.node = taker
        returning d.endpoint_id, d.resource_id, d.sequence, d.status
    ), next as (
        update webhook_deliveries d set due_at = at
        from written w
        where w.status in ('delivered', 'dead') and d.endpoint_id = w.endpoint_id and d.resource_id = w.resource_id
          and d.sequence = w.sequence + 1 and d.status = 'pending' and d.attempts = 0 and d.due_at > at
    )
    select count(*) into concluded from written;
    update webhook_endpoints e set failing_since = null, last_success_at = at
    where e.id in (select endpoint from unnest(endpoints, statuses) as o (endpoint, outcome) where outcome = 'delivered')
      and (e.failing_since is not null or e.last_success_at is null or e.last_success_at < at - interval '1 minute');
    update webhook_endpoints e set failing_since = at
    where e.failing_since is null
      and e.id in (select endpoint from unnest(endpoints, statuses) as o (endpoint, outcome)
                   group by endpoint having not bool_or(outcome = 'delivered'));
    return concluded;
end $$;
comment on function webhook_conclude(
    uuid, timestamptz, uuid[], uuid[], int[], text[], timestamptz[], int[], text[], text[], timestamptz[]) is
    'The dispatcher of all organisations notes how its own attempts ended, in one statement for many; it answers only how many.';

create function webhook_long_failing(before timestamptz) returns table (organization_id uuid, endpoint_id uuid)
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select e.organization_id, e.id from webhook_endpoints e
        where e.failing_since < before and e.status = 'enabled' and e.deleted_at is null
        limit 100;
    end;
comment on function webhook_long_failing(timestamptz) is
    'Upkeep looks in all organisations for endpoints that have failed for days, to disable each as its organisation.';

create function webhook_forget(before timestamptz) returns bigint
    language plpgsql volatile security definer set search_path = dartwing, pg_temp as $$
declare
    forgotten bigint;
begin
    delete from webhook_deliveries d using webhook_events v
    where v.id = d.event_id and v.created_at < before and d.status in ('delivered', 'dead');
    delete from webhook_events v
    where v.created_at < before and not exists (select from webhook_deliveries d where d.event_id = v.id);
    get diagnostics forgotten = row_count;
    delete from webhook_attempts a
    where not exists (select from webhook_deliveries d where d.endpoint_id = a.endpoint_id and d.event_id = a.event_id);
    return forgotten;
end $$;
comment on function webhook_forget(timestamptz) is
    'Upkeep over all organisations; removes events that are old and concluded and answers only how many.';

create function webhook_open() returns bigint
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select count(*) from webhook_deliveries where status in ('pending', 'sending') and due_at <= now();
    end;
comment on function webhook_open() is 'A metric of the whole installation; answers only how many.';
