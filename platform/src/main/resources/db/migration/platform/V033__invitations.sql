-- An invitation grants nothing: the membership is written when it is accepted. Only the SHA-256 of its one-time token is
-- stored; sending it again makes a new one and the old one worthless.
create table invitations (
    id              uuid        primary key,
    organization_id uuid        not null references organizations,
    email           text        not null check (length(email) between 3 and 254),
    full_name       text        not null check (length(full_name) <= 200),
    roles           text[]      not null check (cardinality(roles) > 0),
    token_hash      bytea       not null unique check (octet_length(token_hash) = 32),
    created_at      timestamptz not null,
    created_by      text        not null,
    made_by         uuid        default dartwing_person(),
    sent_at         timestamptz not null,
    times_sent      int         not null default 1,
    expires_at      timestamptz not null,
    accepted_at     timestamptz,
    accepted_by     uuid,
    revoked_at      timestamptz,
    check (accepted_at is null or revoked_at is null)
);
create unique index invitations_open on invitations (organization_id, lower(email)) where accepted_at is null and revoked_at is null;
create index invitations_list on invitations (organization_id, created_at desc);
call dartwing_enable_tenancy('invitations');
revoke delete on invitations from ${app_role};

create function invitation_by_token(token bytea, at timestamptz)
    returns table (id uuid, organization_id uuid, organization_name text, email text, full_name text, roles text[],
                   expires_at timestamptz, account uuid)
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select i.id, i.organization_id, o.name, i.email, i.full_name, i.roles, i.expires_at,
               (select a.id from accounts a where lower(a.email) = lower(i.email))
        from invitations i join organizations o on o.id = i.organization_id
        where i.token_hash = token and i.accepted_at is null and i.revoked_at is null and i.expires_at > at;
    end;
comment on function invitation_by_token(bytea, timestamptz) is
    'Whoever holds the token that was mailed reads its own invitation, before there is an actor; one exact token only.';

-- Nobody leaves a door open behind: what a leaving member invited goes with it.
create function invitations_of_leaver() returns trigger
    language plpgsql security definer set search_path = dartwing, pg_temp as $$
begin
    if (old.status = 'active' and old.deleted_at is null) and not (new.status = 'active' and new.deleted_at is null) then
        update invitations set revoked_at = new.updated_at
        where organization_id = new.organization_id and made_by = new.id and accepted_at is null and revoked_at is null;
    end if;
    return null;
end $$;
comment on function invitations_of_leaver() is
    'Takes back the open invitations of one member that leaves; called by its trigger only.';
create trigger invitations_of_leaver after update on people for each row execute function invitations_of_leaver();
