-- Answers of creates, written in the transaction of the create itself; `body` is sealed.
create table idempotency_keys (
    organization_id uuid not null,
    actor           text not null,
    key             text not null,
    operation       text not null,
    fingerprint     bytea not null,
    status          int not null,
    location        text,
    body            bytea not null,
    created_at      timestamptz not null,
    primary key (organization_id, actor, key)
);
create index idempotency_keys_created_at on idempotency_keys (created_at);
call dartwing_enable_tenancy('idempotency_keys');

-- Upkeep across organisations: nothing of the rows is returned.
create function dartwing_forget_answers(before timestamptz) returns bigint
language sql volatile security definer set search_path = dartwing, pg_temp as $$
    with gone as (delete from idempotency_keys where created_at < before returning 1)
    select count(*) from gone;
$$;
comment on function dartwing_forget_answers(timestamptz) is
    'Upkeep over all organisations; removes old answers and tells only how many.';
