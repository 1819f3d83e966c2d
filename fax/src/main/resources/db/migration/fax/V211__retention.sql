-- How long faxes are kept. Without a policy that names a fax it is kept until somebody deletes or erases it.
create table retention_policies (
  id uuid primary key,
  organization_id uuid not null references organizations,
  version bigint not null default 0,
  created_at timestamptz not null, created_by text not null, updated_at timestamptz not null, updated_by text not null, deleted_at timestamptz,
  name text not null,
  enabled boolean not null default true,
  state text not null default 'any' check (state in ('any', 'received', 'held', 'rejected', 'sent')),
  category text,
  number_id uuid,
  health text not null default 'any' check (health in ('any', 'yes', 'no')),
  days int not null check (days between 1 and 36500)
);
create unique index retention_policies_name on retention_policies (organization_id, lower(name)) where deleted_at is null;
call dartwing_enable_tenancy('retention_policies');

-- Each run deletes what is due then. `cursor` is the last fax that was looked at.
create table retention_runs (
  id uuid primary key,
  organization_id uuid not null references organizations,
  status text not null check (status in ('running', 'done')),
  asked_by text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  cursor uuid,
  looked_at bigint not null default 0
);
create unique index retention_runs_running on retention_runs (organization_id) where status = 'running';
create index retention_runs_age on retention_runs (organization_id, started_at desc);
call dartwing_enable_tenancy('retention_runs');

-- What became of each fax that was due. Ids and words of the policy only: it stays when the fax is gone.
create table retention_disposals (
  run_id uuid not null references retention_runs,
  fax_id uuid not null,
  organization_id uuid not null references organizations,
  fax_name text not null,
  policy_id uuid not null,
  policy_name text not null,
  due_at timestamptz not null,
  outcome text not null check (outcome in ('erased', 'on_hold')),
  at timestamptz not null,
  primary key (run_id, fax_id)
);
call dartwing_enable_tenancy('retention_disposals');

create index fax_documents_kept on fax_documents (organization_id, id) where erased_at is null;

create function fax_retention_organizations() returns setof uuid
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select distinct organization_id from retention_policies where deleted_at is null and enabled;
    end;
comment on function fax_retention_organizations() is
    'The daily run visits every organisation with a retention policy; answers ids only.';

-- Of which faxes administrators were told before their time is over.
create table retention_warnings (
  fax_id uuid primary key,
  organization_id uuid not null references organizations,
  due_at timestamptz not null,
  warned_at timestamptz not null
);
call dartwing_enable_tenancy('retention_warnings');
