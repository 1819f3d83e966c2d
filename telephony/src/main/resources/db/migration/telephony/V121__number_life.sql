-- What is known of a number beside where it lies, and how far its life has come.
alter table fax_numbers add column state text not null default 'active'
    check (state in ('active', 'releasing', 'quarantined', 'released'));
alter table fax_numbers add column provider_id text check (length(provider_id) between 1 and 100);
alter table fax_numbers add column uses text[] not null default '{}';
alter table fax_numbers add column tags text[] not null default '{}';
alter table fax_numbers add column pool text;
alter table fax_numbers add column monthly_cost text check (monthly_cost ~ '^[0-9]{1,7}(\.[0-9]{1,4})?$');
alter table fax_numbers add column monthly_currency text check (monthly_currency ~ '^[A-Z]{3}$');
alter table fax_numbers add column caller_name text check (length(caller_name) <= 15);
alter table fax_numbers add column port_locked boolean not null default false;
alter table fax_numbers add column quarantined_until timestamptz;
alter table fax_numbers add column release_problem text check (length(release_problem) <= 300);
alter table fax_numbers add constraint fax_numbers_quarantine check ((state = 'quarantined') = (quarantined_until is not null));

-- What was given back keeps its row, for the faxes that went over it; the number itself is free for others again.
alter table fax_numbers drop constraint fax_numbers_number_key;
create unique index fax_numbers_number on fax_numbers (number) where state <> 'released';
create index fax_numbers_quarantined on fax_numbers (quarantined_until) where state = 'quarantined';

create or replace function find_fax_number(called text) returns table (organization_id uuid, number_id uuid, trunk_id uuid)
  language sql stable security definer set search_path = dartwing, pg_temp
  as $$ select organization_id, id, trunk_id from fax_numbers
        where number = called and fax_enabled and state in ('active', 'releasing') $$;

create function number_standing(asked text) returns table (state text, quarantined_until timestamptz)
  language sql stable security definer set search_path = dartwing, pg_temp
  as $$ select state, quarantined_until from fax_numbers where number = asked and state <> 'released' $$;
comment on function number_standing(text) is
    'A number is set up once per installation, and rests after it was given back: whether it is free can''t be asked as an organisation. One exact number; says nothing of whose it is.';

create function end_number_quarantines(now timestamptz) returns bigint
  language sql security definer set search_path = dartwing, pg_temp
  as $$ with ended as (update fax_numbers set state = 'released', quarantined_until = null
                       where state = 'quarantined' and quarantined_until <= now returning 1)
        select count(*) from ended $$;
comment on function end_number_quarantines(timestamptz) is
    'The upkeep of the whole installation ends quarantines when their time has come, whoever''s number it was. Answers how many.';

-- What was bought, written before the carrier is asked: `id` is the order's reference at the provider.
create table number_orders (
  id uuid primary key,
  organization_id uuid not null references organizations,
  account_id uuid not null references carrier_accounts,
  number text not null,
  label text,
  uses text[] not null,
  monthly_cost text,
  monthly_currency text,
  state text not null check (state in ('started', 'ordered', 'active', 'failed', 'unknown')),
  provider_order_id text check (length(provider_order_id) between 1 and 200),
  provider_number_id text check (length(provider_number_id) between 1 and 100),
  number_id uuid references fax_numbers on delete set null,
  configured boolean not null default false,
  cause text,
  problem text check (length(problem) <= 300),
  tries int not null default 0,
  created_at timestamptz not null,
  created_by text not null,
  sent_at timestamptz,
  ended_at timestamptz,
  unique (account_id, provider_order_id)
);
create unique index number_orders_open on number_orders (organization_id, number) where state in ('started', 'ordered', 'unknown');
create index number_orders_of_organization on number_orders (organization_id, id desc);
call dartwing_enable_tenancy('number_orders');
