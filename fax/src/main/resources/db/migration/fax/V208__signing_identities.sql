-- The key and certificate that an organisation signs documents with: PKCS#12 with its password, sealed.
create table signing_identities (
  id uuid primary key,
  organization_id uuid not null unique references organizations,
  origin text not null check (origin in ('self_signed', 'uploaded')),
  content bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
call dartwing_enable_tenancy('signing_identities');
