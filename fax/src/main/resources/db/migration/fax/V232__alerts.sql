-- What people want to be told of at once.
create table alert_rules (
  id uuid primary key,
  organization_id uuid not null references organizations,
  version bigint not null default 0,
  created_at timestamptz not null, created_by text not null, updated_at timestamptz not null, updated_by text not null, deleted_at timestamptz,
  name text not null,
  enabled boolean not null default true,
  words text[] not null default '{}',
  critical_values boolean not null default false,
  categories text[] not null default '{}',
  senders text[] not null default '{}',
  priorities text[] not null default '{}',
  inbox_id uuid,
  queue_depth int check (queue_depth between 1 and 1000000),
  channels text[] not null default '{app}',
  recipients jsonb not null default '[]',
  quiet_from text, quiet_until text,
  pause_minutes int not null default 0 check (pause_minutes between 0 and 10080),
  -- While the queue of outgoing faxes is as deep as the rule says; told once each time it becomes so.
  over_since timestamptz
);
create unique index alert_rules_name on alert_rules (organization_id, lower(name)) where deleted_at is null;
call dartwing_enable_tenancy('alert_rules');

-- Each fax raises an alert of a rule once. `told` false: raised within the rule's pause, and kept without telling.
create table alerts (
  id uuid primary key,
  organization_id uuid not null references organizations,
  rule_id uuid not null references alert_rules,
  rule_name text not null,
  fax_id uuid references fax_documents,
  reasons text[] not null,
  depth int,
  raised_at timestamptz not null,
  due_at timestamptz not null,
  told boolean not null,
  told_at timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  acknowledged_name text,
  unique (rule_id, fax_id)
);
create index alerts_newest on alerts (organization_id, id desc);
create index alerts_open on alerts (organization_id, id desc) where acknowledged_at is null;
create index alerts_of_fax on alerts (fax_id) where fax_id is not null;
create index alerts_of_rule on alerts (rule_id, due_at desc) where told;
call dartwing_enable_tenancy('alerts');
drop policy tenant_select on alerts;
create policy tenant_select on alerts for select to ${app_role}
    using (organization_id = any ((select dartwing_readable())::uuid[])
           and (fax_id is null or exists (select from fax_documents f where f.id = fax_id)));

create function alert_queue_organizations() returns setof uuid
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select distinct organization_id from alert_rules
        where deleted_at is null and enabled and queue_depth is not null;
    end;
comment on function alert_queue_organizations() is
    'The look at queues visits every organisation with a rule about its own; answers ids only.';
