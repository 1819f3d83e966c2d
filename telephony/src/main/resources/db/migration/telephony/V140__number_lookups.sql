-- What carriers said of numbers, for a while: asking costs. The number is not in it, only a keyed hash to find it by.
create table number_lookups (
  id uuid primary key,
  organization_id uuid not null references organizations,
  account_id uuid not null references carrier_accounts,
  number_index bytea not null,
  content bytea not null,
  looked_up_at timestamptz not null,
  expires_at timestamptz not null,
  unique (organization_id, number_index, account_id)
);
create index number_lookups_old on number_lookups (expires_at);
call dartwing_enable_tenancy('number_lookups');

create function forget_number_lookups(now timestamptz) returns bigint
  language sql volatile security definer set search_path = dartwing, pg_temp
  as $$ with gone as (delete from number_lookups where expires_at <= now returning 1) select count(*) from gone $$;
comment on function forget_number_lookups(timestamptz) is
    'Upkeep over all organisations; removes answers whose time is over and tells only how many.';
