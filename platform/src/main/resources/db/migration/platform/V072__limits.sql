-- The emergency switch: whose limits are lifted, until when, why, and by whom. The audit keeps the history.
create table limit_overrides (
    organization_id uuid        primary key,
    until           timestamptz not null,
    reason          text        not null check (length(reason) between 1 and 300),
    started_by      text        not null,
    started_at      timestamptz not null
);
call dartwing_enable_tenancy('limit_overrides');
