-- Roles within an inbox: of its members, who only looks at its faxes, and who changes its members and rules.
alter table inboxes
  add column viewers jsonb not null default '[]',
  add column admins jsonb not null default '[]';

-- Whoever only looks changes no fax there, unless it was given to them. Restrictive: it narrows what other policies open.
create policy inbox_viewers_look on fax_documents as restrictive for update to ${app_role}
    using (organization_id = any ((select dartwing.dartwing_writable() || dartwing.dartwing_reach('fax', 'assign', '{}')
               || dartwing.dartwing_reach('fax', 'send', '{}') || dartwing.dartwing_reach('fax', 'delete', '{}'))::uuid[])
           and ((select dartwing.dartwing_person()) is null or direction = 'outbound' or inbox_id is null
                or assigned_to = (select dartwing.dartwing_person())
                or not exists (select from dartwing.inboxes looked where looked.id = inbox_id
                               and jsonb_exists(looked.viewers, (select dartwing.dartwing_person())::text))))
    with check (true);
