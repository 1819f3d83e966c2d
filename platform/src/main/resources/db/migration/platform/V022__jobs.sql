-- db-scheduler, one table per pool: a scheduler picks up whatever is due in its table, so pools must not share one.
create procedure pg_temp.make_job_table(pool text) language plpgsql as $$
begin
    execute format('create table %I (
        task_name            text not null,
        task_instance        text not null,
        task_data            bytea,
        execution_time       timestamptz not null,
        picked               boolean not null,
        picked_by            text,
        last_success         timestamptz,
        last_failure         timestamptz,
        consecutive_failures int,
        last_heartbeat       timestamptz,
        version              bigint not null,
        priority             smallint,
        primary key (task_name, task_instance))', pool);
    execute format('create index on %I (execution_time)', pool);
    execute format('create index on %I (last_heartbeat)', pool);
    execute format('create index on %I (priority desc, execution_time)', pool);
    call dartwing_exempt_from_tenancy(pool, 'the queue of all organisations: ids only, never served');
end $$;
call pg_temp.make_job_table('jobs_default');
call pg_temp.make_job_table('jobs_long');
call pg_temp.make_job_table('jobs_short');
call pg_temp.make_job_table('jobs_ai');

-- Jobs that were given up, kept for a person to look at and to queue again.
create table dead_jobs (
    organization_id uuid not null,
    type            text not null,
    instance_id     text not null,
    data            bytea not null,
    reason          text not null,
    attempts        int not null,
    died_at         timestamptz not null,
    primary key (organization_id, type, instance_id)
);
call dartwing_enable_tenancy('dead_jobs');

create function dartwing_dead_jobs() returns bigint language sql stable security definer set search_path = dartwing, pg_temp
    return (select count(*) from dead_jobs);
comment on function dartwing_dead_jobs() is
    'A metric of the whole installation; answers only how many.';
