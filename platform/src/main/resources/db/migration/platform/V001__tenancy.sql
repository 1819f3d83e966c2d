-- Row security for every tenant table. The owner role runs this; the app role gets rows, never schema.
revoke create on schema dartwing from public;
grant usage on schema dartwing to ${app_role};
alter default privileges in schema dartwing grant select, insert, update, delete on tables to ${app_role};
alter default privileges in schema dartwing grant usage on sequences to ${app_role};
alter default privileges revoke execute on functions from public;
alter default privileges in schema dartwing grant execute on functions to ${app_role};

-- An unset setting reads as null, a setting of an ended transaction as '': both mean nobody.
create function dartwing_readable() returns uuid[] language sql stable parallel safe
    return coalesce(nullif(current_setting('dartwing.readable', true), ''), '{}')::uuid[];

create function dartwing_writable() returns uuid[] language sql stable parallel safe
    return coalesce(nullif(current_setting('dartwing.writable', true), ''), '{}')::uuid[];

create function dartwing_person() returns uuid language sql stable parallel safe
    return nullif(current_setting('dartwing.person', true), '')::uuid;

-- Tables without an organisation, each with the reason; the catalogue test reads it.
create table tenancy_exemptions (
    table_name text primary key,
    reason     text not null check (length(reason) between 20 and 500)
);

create procedure dartwing_exempt_from_tenancy(exempt text, why text) language sql
    begin atomic
        insert into tenancy_exemptions (table_name, reason) values (exempt, why);
    end;

-- call dartwing_enable_tenancy('faxes'): the table needs a column organization_id uuid not null.
create procedure dartwing_enable_tenancy(tenant_table text) language plpgsql as $$
begin
    if not exists (select from information_schema.columns
                   where table_schema = 'dartwing' and table_name = tenant_table
                     and column_name = 'organization_id' and data_type = 'uuid' and is_nullable = 'NO') then
        raise exception 'table %: needs organization_id uuid not null', tenant_table;
    end if;
    execute format('alter table dartwing.%I enable row level security', tenant_table);
    execute format('alter table dartwing.%I force row level security', tenant_table);
    execute format('create policy tenant_select on dartwing.%I for select to ${app_role}
                        using (organization_id = any ((select dartwing.dartwing_readable())::uuid[]))', tenant_table);
    execute format('create policy tenant_insert on dartwing.%I for insert to ${app_role}
                        with check (organization_id = any ((select dartwing.dartwing_writable())::uuid[]))', tenant_table);
    execute format('create policy tenant_update on dartwing.%I for update to ${app_role}
                        using (organization_id = any ((select dartwing.dartwing_writable())::uuid[]))
                        with check (organization_id = any ((select dartwing.dartwing_writable())::uuid[]))', tenant_table);
    execute format('create policy tenant_delete on dartwing.%I for delete to ${app_role}
                        using (organization_id = any ((select dartwing.dartwing_writable())::uuid[]))', tenant_table);
    -- Forced security binds the owner too; migrations and the definer functions need the rows.
    execute format('create policy owner on dartwing.%I to ${owner_role} using (true) with check (true)', tenant_table);
end $$;

-- For tables that the app role reaches through definer functions only.
create procedure dartwing_seal(sealed_table text) language plpgsql as $$
begin
    execute format('alter table dartwing.%I enable row level security', sealed_table);
    execute format('alter table dartwing.%I force row level security', sealed_table);
    execute format('create policy owner on dartwing.%I to ${owner_role} using (true) with check (true)', sealed_table);
    execute format('revoke all on dartwing.%I from ${app_role}', sealed_table);
end $$;

revoke execute on procedure dartwing_exempt_from_tenancy(text, text), dartwing_enable_tenancy(text), dartwing_seal(text)
    from ${app_role}, public;
revoke insert, update, delete on tenancy_exemptions from ${app_role};
call dartwing_exempt_from_tenancy('tenancy_exemptions', 'names of tables and reasons, nothing of any organisation');
