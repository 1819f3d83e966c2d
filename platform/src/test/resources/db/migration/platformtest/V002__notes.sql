create table notes (
    id              uuid primary key,
    organization_id uuid not null,
    version         bigint not null default 0,
    created_at      timestamptz not null,
    created_by      text not null,
    updated_at      timestamptz not null,
    updated_by      text not null,
    deleted_at      timestamptz,
    title           text not null,
    body            text,
    salary          int,
    owner_id        uuid,
    assigned_to     uuid,
    team_id         uuid,
    contact_id      uuid,
    patient_id      uuid,
    kept_for        uuid[] not null default '{}'
);
call dartwing_enable_tenancy('notes');
call dartwing_protect('notes', 'note', 'owner_id', 'assigned_to', 'team_id', 'contact_id', 'patient_id',
                      'dartwing.dartwing_kept_open(kept_for)');
