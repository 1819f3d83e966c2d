-- Faxes that rules send on to another number: once per fax and rule. The row is there before the fax is sent on.
create table fax_forwards (
  fax_id uuid not null references fax_documents,
  rule_id uuid not null,
  organization_id uuid not null references organizations,
  rule_name text not null,
  contact_id uuid,
  to_number text,
  from_number text,
  cover boolean not null,
  -- How often what it is has been sent on before, as far as can be told.
  hops int not null default 0,
  state text not null default 'wanted' check (state in ('wanted', 'sent', 'refused')),
  sent_fax_id uuid references fax_documents,
  wanted_at timestamptz not null,
  ended_at timestamptz,
  primary key (fax_id, rule_id),
  check ((state = 'sent') = (sent_fax_id is not null)),
  check ((state = 'wanted') = (ended_at is null))
);
create index fax_forwards_sent on fax_forwards (sent_fax_id);
create index fax_forwards_to on fax_forwards (organization_id, to_number, ended_at) where state = 'sent';
create index fax_forwards_from on fax_forwards (from_number, ended_at) where state = 'sent';
call dartwing_enable_tenancy('fax_forwards');

-- A fax from a number that sends faxes on, as many pages long as one of those, is taken for it: when it was sent to the
-- number that was called now, by whomever, or by the called organisation, whose fax comes back over a diversion.
create function fax_forward_hops(sender text, called text, length int, since timestamptz) returns int
  language sql stable security definer set search_path = dartwing, pg_temp
  begin atomic
    select coalesce(max(w.hops) + 1, 0) from fax_forwards w join fax_documents f on f.id = w.sent_fax_id
    where w.state = 'sent' and w.from_number = sender and w.ended_at > since and f.pages = length
      and (w.to_number = called or w.organization_id = any ((select dartwing_readable())::uuid[]));
  end;
comment on function fax_forward_hops(text, text, int, timestamptz) is
  'Rules of different organisations must not send a fax round for ever; answers a count only.';
