-- Numbers brought over from another carrier; `id` is the order's reference at the provider. `details` is the letter of
-- authorisation's content, sealed; `letter` and `bill` are files.
create table number_ports (
  id uuid primary key,
  organization_id uuid not null references organizations,
  account_id uuid references carrier_accounts,
  trunk_id uuid references sip_trunks,
  numbers text[] not null check (cardinality(numbers) between 1 and 100),
  label text check (length(label) <= 80),
  by_hand boolean not null,
  state text not null check (state in ('draft', 'submitting', 'submitted', 'exception', 'foc_date_set', 'porting',
                                       'activated', 'cancelling', 'cancelled')),
  details bytea not null,
  wanted_at timestamptz,
  foc_at timestamptz,
  provider_port_id text check (length(provider_port_id) between 1 and 200),
  reason text check (length(reason) <= 1000),
  problem text check (length(problem) <= 500),
  letter uuid,
  bill uuid,
  tries int not null default 0,
  set_up boolean not null default false,
  created_at timestamptz not null,
  created_by text not null,
  submitted_at timestamptz,
  ended_at timestamptz,
  check (num_nonnulls(account_id, trunk_id) = 1),
  unique (account_id, provider_port_id)
);
create index number_ports_of_organization on number_ports (organization_id, id desc);
create index number_ports_open on number_ports using gin (numbers) where state not in ('activated', 'cancelled');
call dartwing_enable_tenancy('number_ports');

-- What became of a port, step by step.
create table number_port_steps (
  id uuid primary key,
  organization_id uuid not null references organizations,
  port_id uuid not null references number_ports on delete cascade,
  state text not null,
  note text check (length(note) <= 1000),
  happened_at timestamptz not null,
  told_by text not null
);
create index number_port_steps_of_port on number_port_steps (port_id, id);
call dartwing_enable_tenancy('number_port_steps');
