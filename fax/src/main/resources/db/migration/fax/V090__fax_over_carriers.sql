-- An attempt goes over a trunk or over a carrier's account. `link_hash` is that of the address under which the carrier
-- fetches the pages; `not_before` when it may be asked again for this fax.
alter table fax_attempts
  add column carrier_id uuid,
  add column not_before timestamptz,
  add column link_hash bytea unique check (length(link_hash) = 32),
  add column link_until timestamptz,
  add constraint fax_attempts_way check (num_nonnulls(trunk_id, carrier_id) <= 1);

-- Carriers that failed since then are passed over.
alter table fax_documents add column pass_since timestamptz;

create function find_fax_link(hash bytea, at timestamptz) returns table (organization_id uuid, attempt_id uuid)
  language sql stable security definer set search_path = dartwing, pg_temp
  as $$ select organization_id, id from fax_attempts where link_hash = hash and link_until > at $$;
comment on function find_fax_link(bytea, timestamptz) is
  'A carrier that fetches a fax shows a random address and nothing else: whose it is can''t be asked as an organisation. One exact hash; answers ids only.';

-- Faxes that carriers hold for us, until their pages are fetched. `arrival` is sealed: who sent it to whom, where it is.
create table fax_arrivals (
  id uuid primary key,
  organization_id uuid not null references organizations,
  carrier_id uuid not null,
  arrival bytea not null,
  told_at timestamptz not null
);
call dartwing_enable_tenancy('fax_arrivals');
