-- Claims go from endpoint to endpoint instead of along one queue of all: a backlog of one, be it that the endpoint hangs
-- or that somebody replays a hundred thousand events, is neither waited for nor read over by the others.
drop index webhook_deliveries_due;
create index webhook_deliveries_lanes on webhook_deliveries (endpoint_id, due_at) where status in ('pending', 'sending');

create or replace function webhook_claim(
        taker uuid, at timestamptz, until timestamptz, busy uuid[], slow uuid[], wanted int, per_endpoint int)
    returns table (
        organization_id uuid, endpoint_id uuid, event_id uuid, attempt int, round_attempt int, round_since timestamptz,
        sequence bigint, url text, api_version text, secret bytea, previous_secret bytea, type text, resource_type text,
        resource_id uuid, data text, happened_at timestamptz)
    language plpgsql volatile security definer set search_path = dartwing, pg_temp as $$
#variable_conflict use_column
begin
    return query
    -- The endpoints with open deliveries, each found by one step in the index.
    with recursive lane as (
        (select d.endpoint_id as id from webhook_deliveries d
         where d.status in ('pending', 'sending') order by d.endpoint_id limit 1)
        union all
        select (select d.endpoint_id from webhook_deliveries d
                where d.status in ('pending', 'sending') and d.endpoint_id > l.id order by d.endpoint_id limit 1)
        from lane l where l.id is not null
    ), endpoint as materialized (
        select e.id, e.url, e.api_version, e.secret,
            case when e.previous_until > at then e.previous_secret end as previous_secret,
            e.status = 'enabled' and e.deleted_at is null as live, e.deleted_at is not null as deleted,
            case when e.id = any (slow) then 1 else per_endpoint end as share
        from lane l join webhook_endpoints e on e.id = l.id
        where e.id <> all (busy)
    ), due as materialized (
        select e.id as endpoint_id, e.live, e.deleted, e.share, d.event_id, d.due_at, d.status,
            (select case when p.status = 'pending' then greatest(p.due_at, at + interval '1 second')
                         else at + interval '1 second' end
             from webhook_deliveries p
             where p.endpoint_id = e.id and p.resource_id = d.resource_id and p.sequence < d.sequence
               and p.status in ('pending', 'sending', 'held')
             order by p.sequence limit 1) as blocked_until
        from endpoint e cross join lateral (
            select x.event_id, x.resource_id, x.sequence, x.due_at, x.status
            from webhook_deliveries x
            where x.endpoint_id = e.id and x.status in ('pending', 'sending') and x.due_at <= at
            order by x.due_at limit e.share * 4
            for update of x skip locked) d
    ), stray as (
        -- Came while its endpoint was being disabled or deleted.
        update webhook_deliveries d
        set status = case when f.deleted then 'dead' else 'held' end,
            reason = case when f.deleted then 'the endpoint was deleted' else d.reason end
        from due f
        where d.endpoint_id = f.endpoint_id and d.event_id = f.event_id and not f.live
    ), blocked as (
        -- Looked at again when the one before is, at the latest; its conclusion brings the next forward.
        update webhook_deliveries d set due_at = b.blocked_until
        from due b
        where d.endpoint_id = b.endpoint_id and d.event_id = b.event_id and b.live and b.blocked_until is not null
          and b.status = 'pending'
    ), ranked as (
        select f.endpoint_id, f.event_id, f.due_at, f.share,
            row_number() over (partition by f.endpoint_id order by f.due_at, f.event_id) as turn
        from due f where f.live and f.blocked_until is null
    ), chosen as (
        -- Everybody's first before anybody's second.
        select r.endpoint_id, r.event_id, e.url, e.api_version, e.secret, e.previous_secret
        from ranked r join endpoint e on e.id = r.endpoint_id
        where r.turn <= r.share
        order by r.turn, r.due_at limit wanted
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
