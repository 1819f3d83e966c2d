-- Which number of the organisation a request was made from: the numbers in `parties` are sealed.
alter table carrier_attempts add column number_id uuid references fax_numbers on delete set null;
create index carrier_attempts_of_number on carrier_attempts (number_id, begun_at) where number_id is not null;

-- How a number stood when it was last looked at, and when somebody was last told that it stood badly.
create table number_reputations (
  number_id uuid primary key references fax_numbers on delete cascade,
  organization_id uuid not null references organizations,
  score int check (score between 0 and 100),
  samples int not null,
  judged_at timestamptz not null,
  alerted_at timestamptz
);
create index number_reputations_of_organization on number_reputations (organization_id);
call dartwing_enable_tenancy('number_reputations');

create function dartwing_organizations_with_numbers() returns setof uuid
  language sql stable security definer set search_path = dartwing, pg_temp
  as $$ select distinct organization_id from fax_numbers where state = 'active' and deleted_at is null $$;
comment on function dartwing_organizations_with_numbers() is
    'The upkeep of the whole installation goes through the organisations that have numbers; each is then worked on as itself.';
