-- Faxes under the permission decision (platform V030): who may see, send or hand on, in whose inbox, with a healthcare role
-- where the organisation works in healthcare mode. What was read from the pages follows its fax.
call dartwing_protect('fax_documents', 'fax',
    assignee_column => 'assigned_to',
    kept => '(direction = ''outbound'' or assigned_to = (select dartwing.dartwing_person()) or inbox_id is null or exists (
        select from dartwing.inboxes visible where visible.id = inbox_id and (jsonb_array_length(visible.members) = 0
            or coalesce(jsonb_exists(visible.members, (select dartwing.dartwing_person())::text), false))))',
    seen_by => '{read,send,assign}', made_by => '{send}', changed_by => '{send,assign}');

drop policy tenant_select on fax_pages;
create policy tenant_select on fax_pages for select to ${app_role}
    using (organization_id = any ((select dartwing_readable())::uuid[])
           and exists (select from fax_documents f where f.id = fax_id));

call dartwing_open_by_hierarchy('inboxes', 'inbox');
