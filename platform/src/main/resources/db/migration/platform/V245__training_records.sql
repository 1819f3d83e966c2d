-- Who was trained in what, and until when that counts (45 CFR 164.308(a)(5), 164.530(b)).
create table training_records (
  id uuid primary key,
  organization_id uuid not null references organizations,
  version bigint not null default 0,
  created_at timestamptz not null, created_by text not null, updated_at timestamptz not null, updated_by text not null, deleted_at timestamptz,
  person_id uuid not null,
  course text not null check (length(course) between 1 and 80),
  completed_on date not null,
  expires_on date check (expires_on > completed_on),
  note text check (length(note) <= 400),
  foreign key (organization_id, person_id) references people (organization_id, id)
);
create index training_records_of_person on training_records (organization_id, person_id, lower(course)) where deleted_at is null;
call dartwing_enable_tenancy('training_records');
