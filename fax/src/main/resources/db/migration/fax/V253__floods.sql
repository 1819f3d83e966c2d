-- Floods of faxes that administrators were told of: once an hour for each sender and each number of ours.
create table fax_floods (
  organization_id uuid not null references organizations,
  way text not null check (way in ('from', 'to')),
  number text not null,
  told_at timestamptz not null,
  primary key (organization_id, way, number)
);
call dartwing_enable_tenancy('fax_floods');
