-- The same document to many recipients, at a pace.
create table broadcasts (
  id uuid primary key,
  organization_id uuid not null references organizations,
  code text not null,
  name text not null check (length(name) between 1 and 120),
  status text not null check (status in ('draft', 'scheduled', 'running', 'paused', 'ended', 'cancelled')),
  pause_reason text,
  -- Counts the times it was set going: what an earlier run still does is not meant any more.
  run int not null default 0,
  test boolean not null,
  sender_number text not null,
  subject text,
  message text,
  cover boolean not null,
  header boolean not null,
  resolution text not null,
  advertisement boolean not null,
  opt_out jsonb,
  faxes_per_minute int not null check (faxes_per_minute between 1 and 600),
  lines int not null check (lines between 1 and 500),
  attempts int not null check (attempts between 1 and 8),
  scheduled_at timestamptz,
  next_start_at timestamptz,
  files jsonb not null default '[]',
  tiff_file uuid,
  pages int not null,
  merged_columns text[] not null default '{}',
  rows_read int not null,
  duplicates int not null,
  rejected int not null,
  bad_rows jsonb not null default '[]',
  created_at timestamptz not null,
  created_by uuid not null,
  created_by_name text not null,
  started_at timestamptz,
  ended_at timestamptz,
  unique (organization_id, code)
);
create index broadcasts_listing on broadcasts (organization_id, id desc);
call dartwing_enable_tenancy('broadcasts');

-- What else the list says of a recipient (names, columns to merge in) is sealed.
create table broadcast_recipients (
  id uuid primary key,
  broadcast_id uuid not null references broadcasts on delete cascade,
  organization_id uuid not null references organizations,
  position int not null,
  number text not null,
  content bytea,
  state text not null check (state in
    ('waiting', 'queued', 'sent', 'failed', 'uncertain', 'cancelled', 'skipped')),
  reason text,
  fax_id uuid unique,
  changed_at timestamptz not null,
  unique (broadcast_id, position)
);
create index broadcast_recipients_state on broadcast_recipients (broadcast_id, state, position);
call dartwing_enable_tenancy('broadcast_recipients');

-- Which broadcast a fax is of, and how often it may be tried; null: as often as its cause asks for.
alter table fax_documents
  add column broadcast_id uuid,
  add column most_attempts int check (most_attempts > 0);
create index fax_documents_broadcast on fax_documents (broadcast_id, status) where broadcast_id is not null;
