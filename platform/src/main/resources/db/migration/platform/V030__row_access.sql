-- The permission decision below the program: what a transaction's actor may do with each record type is told once
-- ('dartwing.access', written by io.dartwing.platform.permission.RowSecurity), and policies made by dartwing_protect
-- hold every row against it. An unset setting opens nothing.
--
-- One line per type and act, `type.act {json}`, and a policy asks for a dozen of them: cutting a line out of the text
-- costs microseconds, reading the whole as JSON each time cost more than the rows.
create function dartwing_access(type text, act text) returns jsonb language sql stable parallel safe
    return nullif(split_part(split_part(current_setting('dartwing.access', true), E'\n' || type || '.' || act || ' ', 2),
                             E'\n', 1), '')::jsonb;

-- The organisations whose rows the act is open on: the actor's own, and those the hierarchy opens for this type.
create function dartwing_reach(type text, act text, home uuid[]) returns uuid[] language sql stable parallel safe
    return case when (dartwing_access(type, act) ->> 'h')::boolean then home else '{}' end
           || coalesce((select array_agg(value::uuid) from jsonb_array_elements_text(dartwing_access(type, act) -> 'r')), '{}');

create function dartwing_scope(type text, act text, scope text) returns boolean language sql stable parallel safe
    return coalesce(jsonb_exists(dartwing_access(type, act) -> 's', scope), false);

-- Kept records of the own organisation are open, too.
create function dartwing_sees_kept(type text, act text) returns boolean language sql stable parallel safe
    return coalesce((dartwing_access(type, act) ->> 'k')::boolean, false);

create function dartwing_own_patients(type text, act text) returns boolean language sql stable parallel safe
    return coalesce((dartwing_access(type, act) ->> 'p')::boolean, true);

create function dartwing_emergency(type text, act text) returns uuid[] language sql stable parallel safe
    return coalesce((select array_agg(value::uuid) from jsonb_array_elements_text(dartwing_access(type, act) -> 'e')), '{}');

create function dartwing_teams() returns uuid[] language sql stable parallel safe
    return coalesce(nullif(current_setting('dartwing.teams', true), ''), '{}')::uuid[];

create function dartwing_contact() returns uuid language sql stable parallel safe
    return nullif(current_setting('dartwing.contact', true), '')::uuid;

-- Kept for nobody, or for the acting person among others.
create function dartwing_kept_open(kept_for uuid[]) returns boolean language sql stable parallel safe
    return coalesce(cardinality(kept_for), 0) = 0 or coalesce(dartwing_person() = any (kept_for), false);

-- Who cares for which patient. The relationship narrows what a healthcare role opens; it opens nothing by itself.
create table care_relationships (
    id              uuid        primary key,
    organization_id uuid        not null references organizations,
    person_id       uuid        not null,
    patient_id      uuid        not null,
    since           timestamptz not null,
    until           timestamptz,
    created_by      text        not null,
    foreign key (organization_id, person_id) references people (organization_id, id),
    check (until is null or until > since)
);
create index care_relationships_patient on care_relationships (organization_id, patient_id, person_id);
call dartwing_enable_tenancy('care_relationships');

-- Always within the organisation of the record that names the patient.
create function dartwing_person_cares_for(person uuid, organization uuid, patient uuid) returns boolean
    language sql stable parallel safe
    return exists (select from care_relationships c
                   where c.organization_id = organization and c.patient_id = patient and c.person_id = person
                     and c.since <= now() and (c.until is null or c.until > now()));

create function dartwing_cares_for(organization uuid, patient uuid) returns boolean language sql stable parallel safe
    return dartwing_person_cares_for(dartwing_person(), organization, patient);

-- One act's condition on a row. Columns that a type does not have are null: their scopes then open nothing.
create function dartwing_row_condition(type text, act text, home text, owner_column text, assignee_column text,
                                       team_column text, contact_column text, patient_column text, kept text)
    returns text language plpgsql immutable as $$
declare
    scopes text := format('(select dartwing.dartwing_scope(%L, %L, ''all''))', type, act);
    condition text;
begin
    if owner_column is not null then
        scopes := scopes || format(' or ((select dartwing.dartwing_scope(%L, %L, ''own'')) and %s = (select dartwing.dartwing_person()))',
                                   type, act, owner_column);
    end if;
    if assignee_column is not null then
        scopes := scopes || format(' or ((select dartwing.dartwing_scope(%L, %L, ''assigned'')) and %s = (select dartwing.dartwing_person()))',
                                   type, act, assignee_column);
    end if;
    if team_column is not null then
        scopes := scopes || format(' or ((select dartwing.dartwing_scope(%L, %L, ''team'')) and %s = any ((select dartwing.dartwing_teams())::uuid[]))',
                                   type, act, team_column);
    end if;
    if contact_column is not null then
        scopes := scopes || format(' or ((select dartwing.dartwing_scope(%L, %L, ''contact'')) and %s = (select dartwing.dartwing_contact()))',
                                   type, act, contact_column);
    end if;
    condition := format('organization_id = any ((select dartwing.dartwing_reach(%L, %L, dartwing.%I()))::uuid[]) and (%s)',
                        type, act, home, scopes);
    if kept is not null then
        condition := condition || format(
            ' and (((select dartwing.dartwing_sees_kept(%L, %L)) and organization_id = any ((select dartwing.%I())::uuid[])) or %s)',
            type, act, home, kept);
    end if;
    if patient_column is not null then
        condition := condition || format(
            ' and (not (select dartwing.dartwing_own_patients(%L, %L)) or %s is null or dartwing.dartwing_cares_for(organization_id, %s))',
            type, act, patient_column, patient_column);
    end if;
    return format('(%s)', condition) || case when act = 'read' then format(
        ' or (organization_id = any ((select dartwing.dartwing_readable())::uuid[]) and id = any ((select dartwing.dartwing_emergency(%L, ''read''))::uuid[]))',
        type) else '' end;
end $$;

-- Puts all layers of the decision under a table that dartwing_enable_tenancy already secured. seen_by and changed_by
-- name acts: 'read' and the verbs whose holders need the rows.
create procedure dartwing_protect(protected_table text, type text, owner_column text default null,
        assignee_column text default null, team_column text default null, contact_column text default null,
        patient_column text default null, kept text default null, seen_by text[] default '{read}',
        made_by text[] default '{create}', changed_by text[] default '{update}')
    language plpgsql as $$
declare
    see text; make text; change text; remove text;
begin
    select string_agg(dartwing_row_condition(type, a, 'dartwing_readable', owner_column, assignee_column, team_column,
            contact_column, patient_column, kept), ' or ') into see from unnest(seen_by) a;
    select string_agg(dartwing_row_condition(type, a, 'dartwing_writable', owner_column, assignee_column, team_column,
            contact_column, patient_column, kept), ' or ') into make from unnest(made_by) a;
    select string_agg(dartwing_row_condition(type, a, 'dartwing_writable', owner_column, assignee_column, team_column,
            contact_column, patient_column, kept), ' or ') into change from unnest(changed_by) a;
    remove := dartwing_row_condition(type, 'delete', 'dartwing_writable', owner_column, assignee_column, team_column,
            contact_column, patient_column, kept);
    execute format('drop policy tenant_select on dartwing.%I', protected_table);
    execute format('drop policy tenant_insert on dartwing.%I', protected_table);
    execute format('drop policy tenant_update on dartwing.%I', protected_table);
    execute format('drop policy tenant_delete on dartwing.%I', protected_table);
    execute format('create policy tenant_select on dartwing.%I for select to ${app_role} using (%s)', protected_table, see);
    execute format('create policy tenant_insert on dartwing.%I for insert to ${app_role} with check (%s)', protected_table, make);
    -- Soft deletion is an update, so whoever may delete may change, as far as the database can tell.
    execute format('create policy tenant_update on dartwing.%I for update to ${app_role} using ((%s) or %s) with check ((%s) or %s)',
                   protected_table, change, remove, change, remove);
    execute format('create policy tenant_delete on dartwing.%I for delete to ${app_role} using (%s)', protected_table, remove);
end $$;

-- For tables that the program itself reads on the way to something else, such as numbers and trunks: the organisation
-- layer alone, so that the hierarchy can open them; the other layers are the program's.
create procedure dartwing_open_by_hierarchy(opened_table text, type text) language plpgsql as $$
begin
    execute format('drop policy tenant_select on dartwing.%I', opened_table);
    execute format('drop policy tenant_insert on dartwing.%I', opened_table);
    execute format('drop policy tenant_update on dartwing.%I', opened_table);
    execute format('create policy tenant_select on dartwing.%1$I for select to ${app_role}
        using (organization_id = any ((select dartwing.dartwing_readable() || dartwing.dartwing_reach(%2$L, ''read'', ''{}''))::uuid[]))',
        opened_table, type);
    execute format('create policy tenant_insert on dartwing.%1$I for insert to ${app_role}
        with check (organization_id = any ((select dartwing.dartwing_writable() || dartwing.dartwing_reach(%2$L, ''create'', ''{}''))::uuid[]))',
        opened_table, type);
    execute format('create policy tenant_update on dartwing.%1$I for update to ${app_role}
        using (organization_id = any ((select dartwing.dartwing_writable() || dartwing.dartwing_reach(%2$L, ''update'', ''{}''))::uuid[]))
        with check (organization_id = any ((select dartwing.dartwing_writable() || dartwing.dartwing_reach(%2$L, ''update'', ''{}''))::uuid[]))',
        opened_table, type);
end $$;
revoke execute on procedure dartwing_protect(text, text, text, text, text, text, text, text, text[], text[], text[]),
    dartwing_open_by_hierarchy(text, text) from ${app_role}, public;
