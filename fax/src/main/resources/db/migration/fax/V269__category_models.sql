-- What was learned from an organisation's corrections of categories: every training with its figures, and the models of the
-- newest. One is at work at a time; one, or none (then the shipped model), judges.
create table fax_category_models (
  id uuid primary key,
  organization_id uuid not null references organizations,
  status text not null check (status in ('training', 'ready', 'failed')),
  asked_by text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  -- The newest correction that was there when the training began.
  corrections_until timestamptz not null,
  corrections int,
  accuracy_before real,
  accuracy_after real,
  sure_before real,
  sure_after real,
  sure_and_wrong_before real,
  sure_and_wrong_after real,
  better boolean,
  problem text,
  -- Sealed; null for those that failed and for old ones.
  model bytea,
  in_use boolean not null default false
);
create unique index fax_category_models_training on fax_category_models (organization_id) where status = 'training';
create unique index fax_category_models_in_use on fax_category_models (organization_id) where in_use;
create index fax_category_models_newest on fax_category_models (organization_id, started_at desc, id desc);
call dartwing_enable_tenancy('fax_category_models');

create function fax_category_learners(fewest int) returns setof uuid
    language sql stable security definer set search_path = dartwing, pg_temp
    begin atomic
        select c.organization_id from fax_category_corrections c
        where c.undone_at is null
          and c.at > coalesce((select max(m.corrections_until) from fax_category_models m
                               where m.organization_id = c.organization_id), '-infinity')
        group by c.organization_id having count(*) >= fewest;
    end;
comment on function fax_category_learners(int) is
    'The daily training visits organisations with so many new corrections; answers ids only.';
