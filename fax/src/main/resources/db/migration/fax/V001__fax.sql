create table inboxes (
  id uuid primary key,
  organization_id uuid not null references organizations,
  version bigint not null default 0,
  created_at timestamptz not null, created_by text not null, updated_at timestamptz not null, updated_by text not null, deleted_at timestamptz,
  name text not null,
  description text,
  members jsonb not null default '[]',
  unique (organization_id, name)
);
call dartwing_enable_tenancy('inboxes');

create table routing_rules (
  id uuid primary key,
  organization_id uuid not null references organizations,
  version bigint not null default 0,
  created_at timestamptz not null, created_by text not null, updated_at timestamptz not null, updated_by text not null, deleted_at timestamptz,
  name text not null,
  priority int not null default 100,
  enabled boolean not null default true,
  conditions jsonb not null default '{}',
  action jsonb not null,
  stop boolean not null default true
);
create index routing_rules_order on routing_rules (organization_id, priority);
call dartwing_enable_tenancy('routing_rules');

create table deny_entries (
  id uuid primary key,
  organization_id uuid not null references organizations,
  version bigint not null default 0,
  created_at timestamptz not null, created_by text not null, updated_at timestamptz not null, updated_by text not null, deleted_at timestamptz,
  pattern text not null,
  reason text,
  expires_at timestamptz,
  unique (organization_id, pattern)
);
call dartwing_enable_tenancy('deny_entries');

create table fax_destinations (
  id uuid primary key,
  organization_id uuid not null references organizations,
  version bigint not null default 0,
  created_at timestamptz not null, created_by text not null, updated_at timestamptz not null, updated_by text not null, deleted_at timestamptz,
  number text not null,
  transport_preference text not null default 'automatic',
  learned text,
  learned_reason text,
  learned_until timestamptz,
  last_outcome text,
  unique (organization_id, number)
);
call dartwing_enable_tenancy('fax_destinations');

create table fax_documents (
  id uuid primary key,
  organization_id uuid not null references organizations,
  name text not null,
  version bigint not null default 0,
  created_at timestamptz not null, created_by text not null, updated_at timestamptz not null, updated_by text not null, deleted_at timestamptz,
  direction text not null,
  status text not null,
  priority text not null default 'normal',
  sender_number text not null,
  sender_name text,
  recipient_number text not null,
  recipient_name text,
  remote_station_id text,
  subject text,
  pages int,
  pages_sent int not null default 0,
  resolution text not null default 'fine',
  scheduled_at timestamptz,
  received_at timestamptz,
  sent_at timestamptz,
  completed_at timestamptz,
  duration_seconds int,
  next_attempt_at timestamptz,
  attempts_count int not null default 0,
  attempts_in_round int not null default 0,
  cause text,
  cause_text text,
  transport text,
  bit_rate int,
  ecm boolean,
  trunk_id uuid,
  number_id uuid,
  call_id uuid unique,
  inbox_id uuid references inboxes,
  assigned_to uuid,
  routed_by_rule uuid,
  routed_rule_name text,
  routed_reason text,
  reading_status text not null default 'none',
  text_confidence real,
  files jsonb not null default '[]',
  file_size bigint not null default 0,
  file_hash text,
  file_format text,
  tiff_file uuid,
  pdf_file uuid,
  thumbnail_file uuid,
  header boolean not null default true,
  cover boolean not null default false,
  cover_fields jsonb,
  callback_url text,
  metadata jsonb not null default '{}',
  cancel_requested boolean not null default false,
  search tsvector,
  unique (organization_id, name)
);
create index fax_documents_listing on fax_documents (organization_id, direction, created_at desc, id desc) where deleted_at is null;
create index fax_documents_inbox on fax_documents (organization_id, inbox_id, created_at desc) where deleted_at is null;
create index fax_documents_search on fax_documents using gin (search);
call dartwing_enable_tenancy('fax_documents');

create table fax_pages (
  fax_id uuid not null references fax_documents,
  number int not null,
  organization_id uuid not null references organizations,
  status text not null,
  text text not null,
  words jsonb not null,
  confidence real not null,
  rotation int not null,
  skew_degrees real not null,
  width int not null,
  height int not null,
  primary key (fax_id, number)
);
call dartwing_enable_tenancy('fax_pages');

-- One row per call: an outbound attempt, or the call that brought an inbound fax (fax_id null when it brought no page).
create table fax_attempts (
  id uuid primary key,
  organization_id uuid not null references organizations,
  fax_id uuid references fax_documents,
  direction text not null,
  number int not null,
  status text not null,
  trunk_id uuid,
  reason text,
  cause text,
  cause_text text,
  transport text,
  bit_rate int,
  ecm boolean,
  compression text,
  first_page int not null default 0,
  pages_total int not null default 0,
  pages_sent int not null default 0,
  remote_station_id text,
  sip_status int,
  q850 int,
  created_at timestamptz not null,
  -- When the line took the call over: from then on it may be on the wire.
  handed_over_at timestamptz,
  started_at timestamptz,
  connected_at timestamptz,
  ended_at timestamptz,
  log_file uuid
);
create index fax_attempts_of_fax on fax_attempts (fax_id, number);
create index fax_attempts_open on fax_attempts (organization_id) where status = 'started';
call dartwing_enable_tenancy('fax_attempts');

create table fax_timeline (
  id uuid primary key,
  organization_id uuid not null references organizations,
  fax_id uuid not null references fax_documents,
  at timestamptz not null,
  actor_type text,
  actor_id uuid,
  actor_name text,
  event text not null,
  text text not null,
  reason text,
  detail jsonb
);
create index fax_timeline_of_fax on fax_timeline (fax_id, at);
call dartwing_enable_tenancy('fax_timeline');

-- Who has read which inbound fax: a row means read.
create table fax_reads (
  fax_id uuid not null references fax_documents,
  person_id uuid not null,
  organization_id uuid not null references organizations,
  read_at timestamptz not null,
  primary key (fax_id, person_id)
);
call dartwing_enable_tenancy('fax_reads');

create table fax_previews (
  id uuid primary key,
  organization_id uuid not null references organizations,
  created_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  pages int not null,
  tiff_file uuid not null,
  files jsonb not null
);
call dartwing_enable_tenancy('fax_previews');

-- Attempts without a result, of all organisations, for the reconciliation after a crash. Ids only.
create function open_fax_attempts(before timestamptz) returns table (organization_id uuid, attempt_id uuid)
  language sql stable security definer set search_path = dartwing, pg_temp
  begin atomic
    select a.organization_id, a.id from fax_attempts a
    where a.status = 'started' and a.direction = 'outbound' and a.created_at < before;
  end;
comment on function open_fax_attempts(timestamptz) is
  'The reconciliation looks for calls without an outcome across organisations; ids only.';
