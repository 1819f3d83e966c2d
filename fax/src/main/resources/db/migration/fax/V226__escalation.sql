-- What happens to faxes of an inbox that nobody takes or finishes in time.
alter table inboxes
  add column manager_id uuid,
  add column stand_in_id uuid,
  add column escalation jsonb not null default '{"steps": []}';

-- The step that comes next for a fax. `due_at` is null when there is none; put aside, its time stands still.
create table fax_escalations (
  fax_id uuid primary key references fax_documents,
  organization_id uuid not null references organizations,
  inbox_id uuid not null references inboxes,
  step int not null,
  due_at timestamptz,
  paused_at timestamptz
);
call dartwing_enable_tenancy('fax_escalations');
