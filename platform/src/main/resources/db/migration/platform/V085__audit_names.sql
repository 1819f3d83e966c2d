-- A key for each person's name in the audit, sealed with the organisation's key. The entries can't be changed; without
-- this key they tell no name. A destroyed key stays as a row, so that a late act of an erased person makes no new one.
create table audit_person_keys (
    organization_id uuid        not null,
    person_id       uuid        not null,
    id              uuid        not null,
    wrapped         bytea,
    created_at      timestamptz not null,
    destroyed_at    timestamptz,
    primary key (organization_id, person_id),
    check ((wrapped is null) = (destroyed_at is not null))
);
call dartwing_enable_tenancy('audit_person_keys');
drop policy tenant_delete on audit_person_keys;
revoke delete on audit_person_keys from ${app_role};

-- No plain name of a person gets into what can never be changed.
alter table audit_entries add constraint audit_entries_sealed_names
    check (actor_type <> 'person' or actor_name ~ '^(sealed:[0-9a-f-]{36}:|Person [0-9a-f]{8}$)') not valid;
