create table audit_entries (
    organization_id uuid        not null,
    sequence        bigint      not null check (sequence > 0),
    at              timestamptz not null,
    actor_type      text        not null,
    actor_id        uuid        not null,
    actor_name      text        not null,
    event           text        not null,
    subject_type    text        not null,
    subject_id      text        not null,
    details         text        not null,
    previous_hash   bytea       not null check (octet_length(previous_hash) = 32),
    hash            bytea       not null check (octet_length(hash) = 32),
    primary key (organization_id, sequence)
);
call dartwing_enable_tenancy('audit_entries');
drop policy tenant_update on audit_entries;
drop policy tenant_delete on audit_entries;
revoke update, delete on audit_entries from ${app_role};
create index audit_entries_subject on audit_entries (organization_id, subject_type, subject_id, sequence);

-- Where each chain ends. Only the trigger below moves it.
create table audit_heads (
    organization_id uuid   primary key,
    sequence        bigint not null,
    hash            bytea  not null
);
call dartwing_seal('audit_heads');

create function audit_lock(organization uuid) returns table (sequence bigint, hash bytea)
    language plpgsql security definer set search_path = dartwing, pg_temp as $$
begin
    if organization <> all (dartwing_writable()) then
        raise exception 'audit of another organisation' using errcode = 'insufficient_privilege';
    end if;
    insert into audit_heads values (organization, 0, decode(repeat('00', 32), 'hex')) on conflict do nothing;
    return query select h.sequence, h.hash from audit_heads h where h.organization_id = organization for update;
end $$;
comment on function audit_lock(uuid) is
    'Locks the end of a chain so that it grows by one transaction at a time; the app role may not write chain ends.';

create function audit_head(organization uuid) returns table (sequence bigint, hash bytea)
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select h.sequence, h.hash from audit_heads h
        where h.organization_id = organization and organization = any (dartwing_readable());
    end;
comment on function audit_head(uuid) is
    'Reads where the chain of a readable organisation ends, to find entries cut off at its end.';

create function audit_extend() returns trigger
    language plpgsql security definer set search_path = dartwing, pg_temp as $$
begin
    update audit_heads set sequence = new.sequence, hash = new.hash
    where organization_id = new.organization_id and sequence = new.sequence - 1 and hash = new.previous_hash;
    if not found then
        raise exception 'audit entry does not follow its chain' using errcode = 'check_violation';
    end if;
    return null;
end $$;
comment on function audit_extend() is
    'Moves the end of a chain with each entry and refuses one that does not follow; called by its trigger only.';
create trigger audit_extend after insert on audit_entries for each row execute function audit_extend();
