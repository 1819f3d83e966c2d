create table business_associate_agreements (
    id              uuid        primary key,
    organization_id uuid        not null references organizations,
    version         bigint      not null default 0,
    created_at      timestamptz not null,
    created_by      text        not null,
    updated_at      timestamptz not null,
    updated_by      text        not null,
    deleted_at      timestamptz,
    counterparty    text        not null check (length(counterparty) between 1 and 200),
    kind            text        not null check (kind in ('operator', 'vendor')),
    signed_on       date,
    effective_on    date,
    expires_on      date,
    contact         text,
    notes           text,
    document_file   uuid
);
create index business_associate_agreements_of on business_associate_agreements (organization_id, created_at);
call dartwing_enable_tenancy('business_associate_agreements');

-- What a person was told of agreements that end, so that nobody is told twice.
alter table business_associate_agreements add column warned_days int;

create table legal_holds (
    id              uuid        primary key,
    organization_id uuid        not null references organizations,
    version         bigint      not null default 0,
    created_at      timestamptz not null,
    created_by      text        not null,
    updated_at      timestamptz not null,
    updated_by      text        not null,
    deleted_at      timestamptz,
    matter          text        not null check (length(matter) between 1 and 200),
    subject_type    text        not null,
    subject_id      text,
    reason          text
);
create index legal_holds_subject on legal_holds (organization_id, subject_type, subject_id) where deleted_at is null;
call dartwing_enable_tenancy('legal_holds');

create table data_exports (
    id                uuid        primary key,
    organization_id   uuid        not null references organizations,
    subject_type      text        not null check (subject_type in ('organization', 'person')),
    subject_id        uuid        not null,
    status            text        not null check (status in ('queued', 'running', 'ready', 'failed', 'expired')),
    done              int         not null default 0,
    total             int         not null default 0,
    file_id           uuid,
    file_size         bigint,
    failure           text,
    requested_by_id   uuid        not null,
    requested_by_name text        not null,
    created_at        timestamptz not null,
    finished_at       timestamptz,
    expires_at        timestamptz
);
create index data_exports_of on data_exports (organization_id, created_at desc);
create index data_exports_expiry on data_exports (expires_at) where status = 'ready';
call dartwing_enable_tenancy('data_exports');

create function dartwing_expired_exports(before timestamptz) returns setof uuid
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select distinct organization_id from data_exports where status = 'ready' and expires_at < before;
    end;
comment on function dartwing_expired_exports(timestamptz) is
    'Upkeep visits every organisation that has expired exports; answers ids only.';

create table erasures (
    id                uuid        primary key,
    organization_id   uuid        not null references organizations,
    subject_type      text        not null,
    subject_id        uuid        not null,
    status            text        not null check (status in ('queued', 'done', 'refused')),
    reason            text        not null check (length(reason) between 1 and 300),
    outcome           text,
    requested_by_id   uuid        not null,
    requested_by_name text        not null,
    created_at        timestamptz not null,
    finished_at       timestamptz
);
create index erasures_of on erasures (organization_id, created_at desc);
call dartwing_enable_tenancy('erasures');

create function dartwing_agreements_ending(before date) returns setof uuid
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select distinct organization_id from business_associate_agreements
        where deleted_at is null and expires_on <= before;
    end;
comment on function dartwing_agreements_ending(date) is
    'Upkeep visits every organisation with an agreement that ends soon; answers ids only.';
