create table patient_cards (
    id              uuid primary key,
    organization_id uuid not null,
    version         bigint not null,
    created_at      timestamptz not null,
    created_by      text not null,
    updated_at      timestamptz not null,
    updated_by      text not null,
    deleted_at      timestamptz,
    ward            text not null,
    mrn             bytea not null,
    mrn_index       bytea not null,
    full_name       bytea,
    full_name_index bytea,
    born            bytea,
    note            bytea
);
call dartwing_enable_tenancy('patient_cards');
