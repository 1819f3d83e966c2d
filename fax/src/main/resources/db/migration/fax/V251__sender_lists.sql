-- Lists of senders of a person and of the installation, besides those of organisations.

-- One that was deleted can be listed again.
alter table deny_entries drop constraint deny_entries_organization_id_pattern_key;
create unique index deny_entries_pattern on deny_entries (organization_id, pattern) where deleted_at is null;

-- What a person says of the senders of faxes to that person's own numbers.
create table own_senders (
  id uuid primary key,
  organization_id uuid not null references organizations,
  version bigint not null default 0,
  created_at timestamptz not null, created_by text not null, updated_at timestamptz not null, updated_by text not null, deleted_at timestamptz,
  owner_id uuid not null,
  kept_for jsonb not null,
  pattern text not null,
  effect text not null default 'block' check (effect in ('block', 'allow')),
  reason text,
  expires_at timestamptz
);
create unique index own_senders_pattern on own_senders (organization_id, owner_id, pattern) where deleted_at is null;
call dartwing_enable_tenancy('own_senders');

-- What the operator says of senders, for every organisation; written by the administration commands.
create table installation_senders (
  pattern text primary key check (pattern ~ '^\+[1-9][0-9]{1,14}\*?$'),
  effect text not null check (effect in ('block', 'allow')),
  reason text check (length(reason) <= 200),
  expires_at timestamptz,
  updated_at timestamptz not null
);
call dartwing_exempt_from_tenancy('installation_senders', 'the operator''s list of senders for all organisations, no data of any');
revoke insert, update, delete on installation_senders from ${app_role};

-- What the filters of listed senders keep of a pattern on a list: of an organisation and its people, or (empty) of the
-- installation. io.dartwing.fax.sender.SenderMarks makes the same of it.
create function dartwing_sender_mark(scope text, pattern text) returns bigint language sql immutable parallel safe
  return ('x' || left(encode(sha256((scope || pattern)::bytea), 'hex'), 16))::bit(64)::bigint;

create function fax_sender_marks() returns setof bigint
  language sql stable security definer set search_path = dartwing, pg_temp
  begin atomic
    select dartwing_sender_mark(organization_id::text, pattern) from deny_entries where deleted_at is null
    union all
    select dartwing_sender_mark(organization_id::text, pattern) from own_senders where deleted_at is null
    union all
    select dartwing_sender_mark('', pattern) from installation_senders;
  end;
comment on function fax_sender_marks() is
  'Each node keeps a filter of every listed sender of all organisations; answers hashes only.';

-- Every node hears of what is listed at the commit. More than fit into a notification are read again.
create function dartwing_tell_senders() returns trigger language plpgsql set search_path = dartwing, pg_temp as $$
declare
  told text;
begin
  if (select count(*) from (select from changed limit 201) first) > 200 then
    told := 'all';
  else
    select string_agg(dartwing_sender_mark(coalesce(to_jsonb(c) ->> 'organization_id', ''), c.pattern)::text, ',')
      into told from changed c;
  end if;
  if told is not null then
    perform pg_notify('dartwing_senders', told);
  end if;
  return null;
end $$;
create trigger senders_added after insert on deny_entries
  referencing new table as changed for each statement execute function dartwing_tell_senders();
create trigger senders_changed after update on deny_entries
  referencing new table as changed for each statement execute function dartwing_tell_senders();
create trigger senders_added after insert on own_senders
  referencing new table as changed for each statement execute function dartwing_tell_senders();
create trigger senders_changed after update on own_senders
  referencing new table as changed for each statement execute function dartwing_tell_senders();
create trigger senders_added after insert on installation_senders
  referencing new table as changed for each statement execute function dartwing_tell_senders();
create trigger senders_changed after update on installation_senders
  referencing new table as changed for each statement execute function dartwing_tell_senders();
