-- What providers sent, sealed, from the moment it is acknowledged until nobody repeats it any more. `event_digest` stands
-- for the provider's id of the event, or for query and body when it has none.
create table carrier_webhooks (
  id uuid primary key,
  organization_id uuid not null references organizations,
  account_id uuid not null references carrier_accounts,
  event_digest text not null check (length(event_digest) = 64),
  state text not null check (state in ('received', 'processed', 'unusable')),
  content bytea not null,
  bytes int not null,
  events text[] not null default '{}',
  reason text check (length(reason) <= 200),
  received_at timestamptz not null,
  concluded_at timestamptz,
  unique (account_id, event_digest)
);
create index carrier_webhooks_of_account on carrier_webhooks (account_id, id desc);
create index carrier_webhooks_age on carrier_webhooks (received_at);
call dartwing_enable_tenancy('carrier_webhooks');

create function forget_carrier_webhooks(concluded_before timestamptz, received_before timestamptz) returns bigint
  language sql volatile security definer set search_path = dartwing, pg_temp
  as $$
    with gone as (
      delete from carrier_webhooks
      where (state <> 'received' and received_at < concluded_before) or received_at < received_before
      returning 1)
    select count(*) from gone
  $$;
comment on function forget_carrier_webhooks(timestamptz, timestamptz) is
    'Upkeep over all organisations; removes what providers sent long ago and answers only how many.';
