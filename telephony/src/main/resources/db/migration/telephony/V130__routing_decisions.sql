-- Trunks rank among the carriers.
alter table sip_trunks add column priority int not null default 3 check (priority between 1 and 5);

-- Which carrier was chosen and why, for whoever asks later. Names the destination's country, never a number.
create table routing_decisions (
  id uuid primary key,
  organization_id uuid not null references organizations,
  decided_at timestamptz not null,
  subject_type text not null check (length(subject_type) between 1 and 60),
  subject_id uuid not null,
  operation text not null,
  destination text not null check (length(destination) <= 60),
  chosen uuid,
  sentence text not null,
  considered jsonb not null
);
create index routing_decisions_newest on routing_decisions (organization_id, id desc);
create index routing_decisions_of_subject on routing_decisions (organization_id, subject_id, id desc);
create index routing_decisions_old on routing_decisions (decided_at);
call dartwing_enable_tenancy('routing_decisions');
