create index fax_previews_expiry on fax_previews (expires_at);

create function expired_fax_previews(before timestamptz) returns setof uuid
    language sql stable security definer set search_path = dartwing, pg_temp
    as $$ select distinct organization_id from fax_previews where expires_at < before $$;
comment on function expired_fax_previews(timestamptz) is
    'Upkeep visits every organisation that has expired previews; answers ids only.';
