-- Which of our API keys stands behind Faxbot's `API_KEY`: what it does is audited, limited and ended as that key.
create table faxbot_first_keys (
  organization_id uuid primary key references organizations,
  key_id uuid not null
);
call dartwing_enable_tenancy('faxbot_first_keys');
