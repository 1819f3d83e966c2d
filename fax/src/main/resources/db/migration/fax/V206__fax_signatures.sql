-- People's signatures, sealed, and the hash of the PIN that applies them.
create table fax_signatures (
  id uuid primary key,
  organization_id uuid not null references organizations,
  person_id uuid not null,
  name text not null check (length(name) between 1 and 60),
  kind text not null check (kind in ('drawn', 'typed', 'uploaded')),
  is_default boolean not null default false,
  content bytea not null,
  created_at timestamptz not null
);
create index fax_signatures_of_person on fax_signatures (person_id, id);
create unique index fax_signatures_default on fax_signatures (organization_id, person_id) where is_default;
call dartwing_enable_tenancy('fax_signatures');

create table fax_signing_pins (
  person_id uuid not null,
  organization_id uuid not null references organizations,
  hash text not null,
  failures int not null default 0,
  locked_until timestamptz,
  primary key (organization_id, person_id)
);
call dartwing_enable_tenancy('fax_signing_pins');
