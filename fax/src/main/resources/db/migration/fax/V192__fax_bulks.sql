-- One action over many faxes: what came of each, and what it was before, so that it can be taken back.
-- Ids, times and codes only.
create table fax_bulks (
  id uuid primary key,
  organization_id uuid not null references organizations,
  actor_id uuid not null,
  action text not null,
  wish jsonb not null,
  status text not null check (status in ('running', 'done', 'undoing', 'undone')),
  total int not null,
  created_at timestamptz not null,
  finished_at timestamptz,
  undo_until timestamptz
);
create index fax_bulks_age on fax_bulks (organization_id, created_at);
call dartwing_enable_tenancy('fax_bulks');

create table fax_bulk_items (
  bulk_id uuid not null references fax_bulks on delete cascade,
  fax_id uuid not null,
  organization_id uuid not null references organizations,
  position int not null,
  outcome text check (outcome in ('done', 'unchanged', 'refused')),
  undo text check (undo in ('restored', 'left')),
  code text,
  detail text,
  state_before jsonb,
  state_after jsonb,
  primary key (bulk_id, fax_id)
);
create index fax_bulk_items_order on fax_bulk_items (bulk_id, position);
create index fax_bulk_items_fax on fax_bulk_items (fax_id);
call dartwing_enable_tenancy('fax_bulk_items');
