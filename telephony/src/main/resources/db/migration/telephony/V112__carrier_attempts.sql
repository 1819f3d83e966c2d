-- One request to a carrier, written before it leaves. `parties` is the sealed pair of numbers.
create table carrier_attempts (
  id uuid primary key,
  organization_id uuid not null references organizations,
  account_id uuid not null references carrier_accounts,
  operation text not null,
  subject_type text not null check (length(subject_type) between 1 and 60),
  subject_id uuid not null,
  parties bytea not null,
  state text not null check (state in ('started', 'accepted', 'sending', 'sent', 'delivered', 'failed', 'cancelled',
                                       'refused', 'retryable', 'unknown')),
  provider_id text check (length(provider_id) between 1 and 200),
  cause text,
  code text not null default '' check (length(code) <= 100),
  text text check (length(text) <= 300),
  units int,
  cost numeric(20, 8),
  cost_currency text check (length(cost_currency) = 3),
  credential_version bigint not null,
  begun_at timestamptz not null,
  answered_at timestamptz,
  ended_at timestamptz,
  unique (account_id, provider_id)
);
create index carrier_attempts_of_account on carrier_attempts (account_id, id desc);
create index carrier_attempts_of_subject on carrier_attempts (subject_id, id desc);
create index carrier_attempts_unclear on carrier_attempts (account_id, begun_at) where state in ('started', 'unknown');
call dartwing_enable_tenancy('carrier_attempts');
