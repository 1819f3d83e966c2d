-- Which report people are told of, how often, and at what time of the organisation's time zone.
create table report_schedules (
  id uuid primary key,
  organization_id uuid not null references organizations,
  version bigint not null default 0,
  created_at timestamptz not null, created_by text not null, updated_at timestamptz not null, updated_by text not null, deleted_at timestamptz,
  name text not null,
  enabled boolean not null default true,
  report text not null,
  every text not null check (every in ('day', 'week', 'month')),
  at_time text not null check (at_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  inbox_id uuid,
  columns text[] not null default '{}',
  recipients jsonb not null default '[]'
);
create unique index report_schedules_name on report_schedules (organization_id, lower(name)) where deleted_at is null;
call dartwing_enable_tenancy('report_schedules');

-- A row means told: each period of a schedule once, whatever happens to a server in between.
create table report_runs (
  schedule_id uuid not null references report_schedules on delete cascade,
  period_from date not null,
  organization_id uuid not null references organizations,
  period_to date not null,
  due_at timestamptz not null,
  told_at timestamptz not null,
  told int not null,
  primary key (schedule_id, period_from)
);
call dartwing_enable_tenancy('report_runs');

create function report_schedule_organizations() returns setof uuid
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select distinct organization_id from report_schedules where deleted_at is null and enabled;
    end;
comment on function report_schedule_organizations() is
    'The clock of scheduled reports visits every organisation that has some; answers ids only.';
