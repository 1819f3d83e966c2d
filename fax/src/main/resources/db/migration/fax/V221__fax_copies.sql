-- What goes out by mail when a fax is delivered to an inbox.
alter table inboxes
  add column mail_copies text not null default 'off' check (mail_copies in ('off', 'notice', 'link', 'pages')),
  add column mail_to text[] not null default '{}';

-- Mails about faxes: written with the mail, before it is tried.
create table fax_copies (
  mail_id uuid primary key,
  organization_id uuid not null references organizations,
  fax_id uuid not null references fax_documents on delete cascade,
  recipient text not null,
  content text not null check (content in ('notice', 'link', 'pages')),
  version_number int,
  status text not null check (status in ('queued', 'sent', 'failed', 'expired', 'bounced')),
  reason text,
  sent_by uuid not null,
  sent_by_name text not null,
  created_at timestamptz not null,
  ended_at timestamptz
);
create index fax_copies_of_fax on fax_copies (fax_id, created_at desc);
call dartwing_enable_tenancy('fax_copies');
drop policy tenant_select on fax_copies;
create policy tenant_select on fax_copies for select to ${app_role}
    using (organization_id = any ((select dartwing_readable())::uuid[])
           and exists (select from fax_documents f where f.id = fax_id));
