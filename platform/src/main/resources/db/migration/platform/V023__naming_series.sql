-- The last number given out per series, organisation and year.
create table naming_series (
    organization_id uuid not null,
    prefix          text not null,
    year            int not null,
    last_number     bigint not null,
    primary key (organization_id, prefix, year)
);
call dartwing_enable_tenancy('naming_series');
