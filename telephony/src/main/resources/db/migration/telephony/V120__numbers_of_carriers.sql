-- A number lies on one trunk or with one carrier's account, which may all take it as a sender; `sender_at` are other
-- accounts where it is registered as one.
alter table fax_numbers alter column trunk_id drop not null;
alter table fax_numbers add column carrier_id uuid references carrier_accounts;
alter table fax_numbers add column sender_at jsonb not null default '[]';
alter table fax_numbers add constraint fax_numbers_home check (num_nonnulls(trunk_id, carrier_id) = 1);
create index fax_numbers_of_carrier on fax_numbers (carrier_id) where carrier_id is not null;
