-- When everything that tells of people was taken out of the row.
alter table fax_documents add column erased_at timestamptz;

create function fax_phi_stored(organization uuid) returns boolean
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select exists (select from fax_documents f
                       where f.organization_id = organization and organization = any (dartwing_readable())
                         and f.erased_at is null);
    end;
comment on function fax_phi_stored(uuid) is
    'Whether healthcare mode may be left depends on every fax, also on those the owner who asks may not see; yes or no only.';
