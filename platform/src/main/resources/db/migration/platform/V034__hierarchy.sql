-- The parent agrees to a proposed link. Answers what came of it; a lock over all links keeps two agreements at once from
-- closing a circle.
create function organization_link_agree(child uuid, by_name text, at timestamptz) returns text
    language plpgsql security definer set search_path = dartwing, pg_temp as $$
declare
    parent uuid;
    above int;
    below int;
begin
    perform pg_advisory_xact_lock(hashtext('dartwing organization_links'));
    select l.parent_id into parent from organization_links l
    where l.organization_id = child and l.status = 'proposed' and l.parent_id = any (dartwing_writable());
    if parent is null then
        return 'missing';
    end if;
    with recursive up as (
        select parent as id, 0 as depth
        union all
        select l.parent_id, u.depth + 1 from up u join organization_links l on l.organization_id = u.id
        where l.status = 'active' and u.depth <= dartwing_hierarchy_depth()
    )
    select case when bool_or(u.id = child) then null else max(u.depth) end into above from up u;
    if above is null then
        return 'circle';
    end if;
    with recursive down as (
        select child as id, 0 as depth
        union all
        select l.organization_id, d.depth + 1 from down d join organization_links l on l.parent_id = d.id
        where l.status = 'active' and d.depth <= dartwing_hierarchy_depth()
    )
    select max(d.depth) into below from down d;
    if above + 1 + below > dartwing_hierarchy_depth() then
        return 'deep';
    end if;
    update organization_links set status = 'active', agreed_at = at, agreed_by = by_name where organization_id = child;
    return 'agreed';
end $$;
comment on function organization_link_agree(uuid, text, timestamptz) is
    'A parent agrees to what a child proposed to it: the row is the child''s, and circles show only across organisations.';

create function organization_link_end(child uuid) returns boolean
    language plpgsql security definer set search_path = dartwing, pg_temp as $$
begin
    delete from organization_links where organization_id = child and parent_id = any (dartwing_writable());
    return found;
end $$;
comment on function organization_link_end(uuid) is
    'A parent ends the link of one of its own children, whose row it is.';

create function organization_children() returns table (organization_id uuid, name text, mode text, record_types text[],
        status text, proposed_at timestamptz, proposed_by text, agreed_at timestamptz, healthcare boolean)
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select l.organization_id, o.name, l.mode, l.record_types, l.status, l.proposed_at, l.proposed_by, l.agreed_at,
               o.mode = 'medxfax'
        from organization_links l join organizations o on o.id = l.organization_id
        where l.parent_id = any (dartwing_readable())
        order by lower(o.name);
    end;
comment on function organization_children() is
    'A parent sees which organisations proposed to be, or are, its children; no others.';

create function organization_parent() returns table (organization_id uuid, name text, mode text, record_types text[],
        status text, proposed_at timestamptz, proposed_by text, agreed_at timestamptz, healthcare boolean)
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select l.parent_id, case when l.status = 'active' then o.name end, l.mode, l.record_types, l.status, l.proposed_at,
               l.proposed_by, l.agreed_at, o.mode = 'medxfax'
        from organization_links l join organizations o on o.id = l.parent_id
        where l.organization_id = any (dartwing_readable());
    end;
comment on function organization_parent() is
    'A child sees the name of its parent once that has agreed; before, only the id it proposed to itself.';

-- The names of those whose records the hierarchy opens, to show beside them.
create function organizations_in_reach() returns table (organization_id uuid, name text, readable text[], writable text[])
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select r.organization_id, o.name, r.readable, r.writable
        from unnest(dartwing_readable()) home, organization_reach(home) r join organizations o on o.id = r.organization_id
        order by lower(o.name);
    end;
comment on function organizations_in_reach() is
    'An organisation sees which others the hierarchy lets it look into, by name.';
