create function only_carrier_account(connectors text[]) returns table (public_id text, connector text)
  language sql stable security definer set search_path = dartwing, pg_temp
  as $$
    select min(public_id), min(connector) from carrier_accounts
    where connector = any (connectors) and deleted_at is null
    having count(*) = 1
  $$;
comment on function only_carrier_account(text[]) is
    'The webhooks'' addresses of the original documents name a provider and no account. They are good while the whole server has one account with it; the answer is what that account''s provider knows already.';
