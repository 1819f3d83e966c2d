-- What a received fax means, as 512 bits: faxes that mean alike differ in few of them. Made with a key of the
-- organisation's, so that no text can be tried out on them; compared with all others of the organisation at once, which
-- is why no more than the organisation decides about who reads them.
create table fax_meanings (
  fax_id uuid primary key references fax_documents,
  organization_id uuid not null references organizations,
  print bit(512) not null
);
create index fax_meanings_organization on fax_meanings (organization_id);
call dartwing_enable_tenancy('fax_meanings');
