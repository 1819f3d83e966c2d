-- Concluding a webhook writes a few words: what the provider sent lies apart and is not written again, and the new row
-- finds room on its page, so that no index is touched. For rows from now on.
alter table carrier_webhooks alter column content set storage external;
alter table carrier_webhooks set (toast_tuple_target = 128, fillfactor = 60);
