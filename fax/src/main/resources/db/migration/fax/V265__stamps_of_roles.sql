-- Stamps that are for some roles only.
alter table fax_stamps add column roles text[] not null default '{}';
