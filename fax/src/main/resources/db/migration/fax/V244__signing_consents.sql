-- Who agreed to do business electronically (15 USC 7001(c), UETA section 5): to which text, when, from where, and until when.
create table signing_consents (
  id uuid primary key,
  organization_id uuid not null references organizations,
  person_id uuid not null,
  text_version text not null,
  given_at timestamptz not null,
  given_from text not null,
  withdrawn_at timestamptz,
  withdrawn_from text
);
create unique index signing_consents_in_force on signing_consents (organization_id, person_id, text_version)
    where withdrawn_at is null;
call dartwing_enable_tenancy('signing_consents');
