-- What became of a number's caller name at its carrier.
alter table fax_numbers add column caller_name_state text
    check (caller_name_state in ('kept_here', 'pending', 'published', 'refused'));
alter table fax_numbers add column caller_name_problem text check (length(caller_name_problem) <= 300);
alter table fax_numbers add column published_caller_name text check (length(published_caller_name) <= 15);
alter table fax_numbers add column published_by uuid;
