-- What an organisation doesn't send for now: everything (no number), or what goes out from a number.
create table fax_queue_pauses (
  id uuid primary key,
  organization_id uuid not null references organizations,
  number_id uuid,
  paused_at timestamptz not null,
  paused_by uuid not null,
  paused_by_name text not null
);
create unique index fax_queue_pauses_once on fax_queue_pauses
    (organization_id, coalesce(number_id, '00000000-0000-0000-0000-000000000000'));
call dartwing_enable_tenancy('fax_queue_pauses');
