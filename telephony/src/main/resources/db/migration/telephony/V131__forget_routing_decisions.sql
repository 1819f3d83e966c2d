create function forget_routing_decisions(decided_before timestamptz) returns bigint
  language sql volatile security definer set search_path = dartwing, pg_temp
  as $$
    with gone as (delete from routing_decisions where decided_at < decided_before returning 1)
    select count(*) from gone
  $$;
comment on function forget_routing_decisions(timestamptz) is
    'Upkeep over all organisations; removes what was decided long ago and answers only how many.';
