-- Why something was read, which records one list showed, and whom it concerned (a keyed hash, never a name or number).
-- Entries from before have none of them, and their hashes stay what they were.
alter table audit_entries
    add column purpose      text check (purpose ~ '^[a-z_]{2,40}$'),
    add column records      uuid[] check (cardinality(records) between 1 and 500),
    add column data_subject text check (data_subject ~ '^[0-9a-f]{64}$');
create index audit_entries_at on audit_entries (organization_id, at);
create index audit_entries_actor on audit_entries (organization_id, actor_id, sequence);
create index audit_entries_event on audit_entries (organization_id, event, sequence);
create index audit_entries_records on audit_entries using gin (records) where records is not null;
create index audit_entries_data_subject on audit_entries (organization_id, data_subject, sequence)
    where data_subject is not null;

-- Signed ends of chains. What they say is proven by the signature, so a forged row only fails to verify.
create table audit_anchors (
    organization_id uuid        not null,
    sequence        bigint      not null check (sequence > 0),
    hash            bytea       not null check (octet_length(hash) = 32),
    at              timestamptz not null,
    key_id          text        not null,
    public_key      bytea       not null,
    signature       bytea       not null,
    primary key (organization_id, sequence, key_id)
);
call dartwing_enable_tenancy('audit_anchors');
drop policy tenant_update on audit_anchors;
drop policy tenant_delete on audit_anchors;
revoke update, delete on audit_anchors from ${app_role};

-- Beginnings of chains that were moved to files after the years they have to be kept at hand.
create table audit_archives (
    organization_id uuid        not null,
    first_sequence  bigint      not null,
    last_sequence   bigint      not null,
    previous_hash   bytea       not null check (octet_length(previous_hash) = 32),
    hash            bytea       not null check (octet_length(hash) = 32),
    file            text        not null,
    file_sha256     text        not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
    archived_at     timestamptz not null,
    key_id          text        not null,
    public_key      bytea       not null,
    signature       bytea       not null,
    primary key (organization_id, last_sequence),
    check (last_sequence >= first_sequence)
);
call dartwing_enable_tenancy('audit_archives');
drop policy tenant_update on audit_archives;
drop policy tenant_delete on audit_archives;
revoke update, delete on audit_archives from ${app_role};

create function audit_cut(organization uuid, up_to bigint) returns bigint
    language plpgsql security definer set search_path = dartwing, pg_temp as $$
declare
    cut bigint;
begin
    if organization <> all (dartwing_writable()) then
        raise exception 'audit of another organisation' using errcode = 'insufficient_privilege';
    end if;
    if not exists (select from audit_archives a join audit_entries e using (organization_id)
                   where a.organization_id = organization and a.last_sequence = up_to
                     and e.sequence = up_to and e.hash = a.hash) then
        raise exception 'audit entries that are not archived' using errcode = 'check_violation';
    end if;
    if exists (select from audit_entries e where e.organization_id = organization and e.sequence <= up_to
                     and e.at > now() - interval '6 years') then
        raise exception 'audit entries have to be kept for six years' using errcode = 'check_violation';
    end if;
    delete from audit_entries e where e.organization_id = organization and e.sequence <= up_to;
    get diagnostics cut = row_count;
    return cut;
end $$;
comment on function audit_cut(uuid, bigint) is
    'The only way entries leave the table: archived and older than six years (45 CFR 164.316(b)(2)(i)); the app role can''t delete.';

create function audit_organizations() returns setof uuid
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select organization_id from audit_heads where sequence > 0;
    end;
comment on function audit_organizations() is
    'Upkeep visits every organisation that has an audit, to sign its end and to archive; answers ids only.';

-- What a person says its reads are for until it says otherwise.
create table access_purposes (
    organization_id uuid        not null,
    person_id       uuid        not null,
    purpose         text        not null check (purpose ~ '^[a-z_]{2,40}$'),
    set_at          timestamptz not null,
    primary key (organization_id, person_id)
);
call dartwing_enable_tenancy('access_purposes');
