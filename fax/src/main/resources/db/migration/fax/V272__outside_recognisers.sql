-- Recognisers outside that may read pages which our own reads badly. Off until an administrator says otherwise, and
-- never without an agreement.
create table outside_recognisers (
  id uuid primary key,
  organization_id uuid not null references organizations,
  version bigint not null default 0,
  created_at timestamptz not null, created_by text not null, updated_at timestamptz not null, updated_by text not null, deleted_at timestamptz,
  name text not null,
  enabled boolean not null default false,
  agreement_signed boolean not null default false,
  kind text not null check (kind in ('GOOGLE_VISION', 'AZURE_VISION')),
  endpoint text,
  api_key bytea,
  use_below int not null check (use_below between 1 and 100),
  max_pages int not null check (max_pages between 1 and 100),
  max_seconds int not null check (max_seconds between 2 and 120),
  constraint outside_recognisers_agreement check (not enabled or agreement_signed)
);
create unique index outside_recognisers_name on outside_recognisers (organization_id, lower(name)) where deleted_at is null;
call dartwing_enable_tenancy('outside_recognisers');

-- How each fares.
create table outside_recogniser_states (
  recogniser_id uuid primary key references outside_recognisers on delete cascade,
  organization_id uuid not null references organizations,
  asked_at timestamptz,
  failures int not null default 0,
  paused_until timestamptz,
  last_error text
);
call dartwing_enable_tenancy('outside_recogniser_states');

-- Each page that was handed to one: written before it leaves. Nothing of what was read.
create table outside_readings (
  id uuid primary key,
  organization_id uuid not null references organizations,
  fax_id uuid not null references fax_documents on delete cascade,
  page int not null,
  recogniser_id uuid not null references outside_recognisers on delete cascade,
  service text not null,
  host text not null,
  asked_at timestamptz not null,
  ended_at timestamptz,
  outcome text not null check (outcome in ('pending', 'kept', 'own_kept', 'failed', 'not_sent', 'unknown')),
  detail text,
  own_confidence real not null,
  outside_confidence real
);
create index outside_readings_of_fax on outside_readings (fax_id);
create index outside_readings_of_recogniser on outside_readings (recogniser_id, asked_at);
call dartwing_enable_tenancy('outside_readings');
