-- What an account was given lately, and has in hand.
create index fax_attempts_of_carrier on fax_attempts (carrier_id, created_at) where carrier_id is not null;
