-- Language models outside that questions to the search may be understood by.
create table language_models (
  id uuid primary key,
  organization_id uuid not null references organizations,
  version bigint not null default 0,
  created_at timestamptz not null, created_by text not null, updated_at timestamptz not null, updated_by text not null, deleted_at timestamptz,
  name text not null,
  enabled boolean not null,
  endpoint text not null,
  model text not null,
  api_key bytea,
  sends text not null check (sends in ('COMMON_WORDS', 'AS_TYPED')),
  agreement_id uuid references business_associate_agreements
);
create unique index language_models_name on language_models (organization_id, lower(name)) where deleted_at is null;
call dartwing_enable_tenancy('language_models');
