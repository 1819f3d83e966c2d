-- A sender that was asked by fax to prove that it can be reached. The code is kept as a keyed hash only.
create table fax_challenges (
  id uuid primary key,
  organization_id uuid not null references organizations,
  fax_id uuid not null references fax_documents,
  sent_fax_id uuid not null references fax_documents,
  number text not null,
  code_hash bytea not null,
  status text not null check (status in ('open', 'answered', 'failed', 'expired', 'cancelled', 'undeliverable')),
  wrong_answers int not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  answer_fax_id uuid references fax_documents,
  check ((status = 'open') = (ended_at is null))
);
create unique index fax_challenges_open on fax_challenges (organization_id, number) where status = 'open';
create index fax_challenges_of_fax on fax_challenges (fax_id, created_at desc);
create index fax_challenges_sent on fax_challenges (sent_fax_id);
create index fax_challenges_number on fax_challenges (organization_id, number, created_at desc);
call dartwing_enable_tenancy('fax_challenges');
