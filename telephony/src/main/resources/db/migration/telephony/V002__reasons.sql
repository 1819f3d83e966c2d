comment on function find_fax_number(text) is
    'A call names a number and nothing else: whose it is can''t be asked as an organisation. One exact number, ids only.';
comment on function line_trunks() is
    'The SIP port serves the trunks of every organisation, so the line''s table is made across them; ids only.';
