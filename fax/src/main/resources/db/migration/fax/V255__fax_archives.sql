-- Buckets of the customer's where faxes are archived.
create table archive_targets (
  id uuid primary key,
  organization_id uuid not null references organizations,
  version bigint not null default 0,
  created_at timestamptz not null, created_by text not null, updated_at timestamptz not null, updated_by text not null, deleted_at timestamptz,
  name text not null,
  enabled boolean not null,
  endpoint text,
  region text not null,
  bucket text not null,
  path_style boolean not null,
  access_key text not null,
  secret_key bytea,
  folder text not null,
  content text not null check (content in ('PDF', 'PDF_AND_ORIGINALS')),
  takes text not null check (takes in ('ASKED', 'RECEIVED', 'SENT', 'ALL')),
  pace text not null check (pace in ('AT_ONCE', 'HOURLY', 'DAILY')),
  encryption text not null check (encryption in ('BUCKET', 'SSE_S3', 'SSE_KMS')),
  kms_key text,
  lock_mode text not null check (lock_mode in ('NONE', 'GOVERNANCE', 'COMPLIANCE')),
  lock_days int check (lock_days between 1 and 36500)
);
create unique index archive_targets_name on archive_targets (organization_id, lower(name)) where deleted_at is null;
call dartwing_enable_tenancy('archive_targets');

-- How the connection to each fares.
create table archive_target_states (
  target_id uuid primary key references archive_targets on delete cascade,
  organization_id uuid not null references organizations,
  asked_at timestamptz,
  failures int not null default 0,
  next_try_at timestamptz,
  last_error text,
  last_archived_at timestamptz
);
call dartwing_enable_tenancy('archive_target_states');

-- What of a fax lies, or shall lie, at a target: once. Ids, keys and checksums only: it stays when the fax is erased,
-- and tells where its copy is.
create table fax_archives (
  id uuid primary key,
  organization_id uuid not null references organizations,
  fax_id uuid not null references fax_documents on delete cascade,
  target_id uuid not null references archive_targets,
  version_number int,
  status text not null check (status in ('waiting', 'archived', 'failed')),
  reason text not null,
  asked_by uuid not null,
  asked_by_name text not null,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  bucket text not null,
  base_key text not null,
  lock_mode text check (lock_mode in ('GOVERNANCE', 'COMPLIANCE')),
  lock_days int,
  locked_until timestamptz,
  size bigint,
  sha256 text,
  store_version text,
  archived_at timestamptz,
  last_error text,
  unique nulls not distinct (fax_id, target_id, version_number)
);
create index fax_archives_of_target on fax_archives (target_id, status);
call dartwing_enable_tenancy('fax_archives');
drop policy tenant_select on fax_archives;
create policy tenant_select on fax_archives for select to ${app_role}
    using (organization_id = any ((select dartwing_readable())::uuid[])
           and exists (select from fax_documents f where f.id = fax_id));

-- Each time something of it was handed to the store: written before.
create table fax_archive_attempts (
  id uuid primary key,
  organization_id uuid not null references organizations,
  archive_id uuid not null references fax_archives on delete cascade,
  part text not null,
  sha256 text not null,
  outcome text not null check (outcome in ('pending', 'stored', 'found', 'refused', 'unknown', 'unproven')),
  detail text,
  at timestamptz not null,
  ended_at timestamptz
);
create index fax_archive_attempts_of on fax_archive_attempts (archive_id, part, at);
call dartwing_enable_tenancy('fax_archive_attempts');

create function dartwing_archive_targets() returns table (organization_id uuid, target_id uuid)
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select organization_id, id from archive_targets where enabled and deleted_at is null;
    end;
comment on function dartwing_archive_targets() is
    'Upkeep looks whether every organisation''s archives answer; answers ids only.';
