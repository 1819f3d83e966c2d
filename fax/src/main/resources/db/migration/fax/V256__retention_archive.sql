-- A policy erases, or archives first and erases later or never. It is the organisation's, an inbox's or a person's.
alter table retention_policies
  add column action text not null default 'erase' check (action in ('erase', 'archive')),
  add column archive_target_id uuid references archive_targets,
  add column erase_after_days int check (erase_after_days between 1 and 36500),
  add column lock_days int check (lock_days between 1 and 36500),
  add column inbox_id uuid references inboxes,
  add column person_id uuid,
  add constraint retention_policies_archive check (action = 'erase' or archive_target_id is not null);

alter table retention_disposals
  drop constraint retention_disposals_outcome_check,
  add constraint retention_disposals_outcome_check check (outcome in ('erased', 'on_hold', 'archiving')),
  add column archived_at_place text;
