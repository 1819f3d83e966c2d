-- A deck is what one file brought: it is never changed, only replaced by a newer one and deleted.
create table rate_decks (
  id uuid primary key,
  organization_id uuid not null references organizations,
  carrier_account_id uuid not null,
  operation text not null,
  name text not null,
  rates int not null,
  rejected int not null,
  created_at timestamptz not null,
  created_by text not null
);
create index rate_decks_of_account on rate_decks (organization_id, carrier_account_id, operation, created_at desc);
call dartwing_enable_tenancy('rate_decks');

create table rates (
  organization_id uuid not null references organizations,
  deck_id uuid not null references rate_decks on delete cascade,
  prefix text not null collate "C",
  price numeric(18, 8) not null,
  currency text not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  label text not null,
  primary key (deck_id, prefix, valid_from)
);
call dartwing_enable_tenancy('rates');
