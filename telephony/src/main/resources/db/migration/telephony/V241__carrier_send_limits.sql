-- How much an account is given at most; null: no limit of our own.
alter table carrier_accounts
  add column most_per_minute int check (most_per_minute > 0),
  add column most_at_once int check (most_at_once > 0);
