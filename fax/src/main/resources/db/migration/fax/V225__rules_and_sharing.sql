-- A rule may belong to an inbox; it is looked at once a fax lies there.
alter table routing_rules add column inbox_id uuid references inboxes;

-- What the codes on faxes' pages say, sealed; a row means that somebody looked.
create table fax_barcodes (
  fax_id uuid primary key references fax_documents,
  organization_id uuid not null references organizations,
  codes bytea not null
);
call dartwing_enable_tenancy('fax_barcodes');

-- Where the faxes of an allowed sender go, whatever rules say.
alter table deny_entries
  add column inbox_id uuid references inboxes,
  add column person_id uuid,
  add column group_id uuid;

-- People who get the faxes of an inbox in turn.
create table work_groups (
  id uuid primary key,
  organization_id uuid not null references organizations,
  version bigint not null default 0,
  created_at timestamptz not null, created_by text not null, updated_at timestamptz not null, updated_by text not null, deleted_at timestamptz,
  name text not null,
  description text,
  inbox_id uuid not null references inboxes,
  way text not null default 'turns' check (way in ('turns', 'least_open')),
  members jsonb not null default '[]',
  overflow_group_id uuid references work_groups
);
create unique index work_groups_name on work_groups (organization_id, lower(name)) where deleted_at is null;
call dartwing_enable_tenancy('work_groups');
alter table deny_entries add foreign key (group_id) references work_groups;

-- Whose turn it is. Apart from the group, whose version is the administrators' matter.
create table work_turns (
  group_id uuid primary key references work_groups,
  organization_id uuid not null references organizations,
  at bigint not null,
  passes jsonb not null
);
call dartwing_enable_tenancy('work_turns');

-- How much a person takes, what it can do, and when it works. Without a row: always, everything's share.
create table work_profiles (
  id uuid primary key,
  organization_id uuid not null references organizations,
  version bigint not null default 0,
  created_at timestamptz not null, created_by text not null, updated_at timestamptz not null, updated_by text not null, deleted_at timestamptz,
  person_id uuid not null,
  weight int not null default 1 check (weight between 1 and 10),
  most_open int check (most_open between 1 and 10000),
  skills text[] not null default '{}',
  days text[] not null default '{}',
  from_time text,
  until_time text,
  time_zone text
);
create unique index work_profiles_person on work_profiles (organization_id, person_id) where deleted_at is null;
call dartwing_enable_tenancy('work_profiles');

-- What people say of themselves, and until when their browser was seen to be connected.
create table work_presences (
  organization_id uuid not null references organizations,
  person_id uuid not null,
  wish text not null default 'online' check (wish in ('online', 'busy', 'offline')),
  connected_until timestamptz not null,
  primary key (organization_id, person_id)
);
call dartwing_enable_tenancy('work_presences');

-- Which group shares a received fax out (one that is gone shares nothing out), and when it was finished.
alter table fax_documents
  add column work_group_id uuid,
  add column work_skill text,
  add column done_at timestamptz,
  add column done_by uuid,
  add column done_by_name text,
  add constraint fax_documents_done check (num_nulls(done_at, done_by, done_by_name) in (0, 3));
create index fax_documents_open on fax_documents (organization_id, assigned_to)
  where direction = 'inbound' and done_at is null and deleted_at is null and assigned_to is not null;
create index fax_documents_to_share on fax_documents (organization_id, received_at)
  where work_group_id is not null and assigned_to is null and done_at is null and deleted_at is null;

create function fax_open_counts(organization uuid, people uuid[]) returns table (person_id uuid, faxes bigint)
  language sql stable security definer set search_path = dartwing, pg_temp
  begin atomic
    select f.assigned_to, count(*) from fax_documents f
    where f.organization_id = organization and f.organization_id = any ((select dartwing_readable())::uuid[])
      and f.direction = 'inbound' and f.status = 'delivered' and f.done_at is null and f.deleted_at is null
      and f.assigned_to = any (people)
    group by f.assigned_to;
  end;
comment on function fax_open_counts(uuid, uuid[]) is
  'Sharing out counts what people have, also what the asker may not see; counts only.';

create function fax_organizations_to_share() returns setof uuid
  language sql stable security definer set search_path = dartwing, pg_temp
  begin atomic
    select distinct organization_id from fax_documents
    where work_group_id in (select id from work_groups where deleted_at is null)
      and assigned_to is null and done_at is null and deleted_at is null and status = 'delivered';
  end;
comment on function fax_organizations_to_share() is
  'Waiting faxes are shared out again in every organisation that has some; answers ids only.';
