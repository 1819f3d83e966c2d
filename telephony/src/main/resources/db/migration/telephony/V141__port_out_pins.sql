-- What a carrier asks whoever takes a number away; sealed.
alter table fax_numbers add column port_pin bytea;
