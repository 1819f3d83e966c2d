package io.dartwing.platform.jobs;

/// Describes one kind of job. `name` is stored with every job: it never changes once released.
///
/// `payload` is a record of ids and small values, stored as JSON; no PHI, no content.
public record JobType<T>(String name, JobPool pool, Class<T> payload, RetryPolicy retry) {}
