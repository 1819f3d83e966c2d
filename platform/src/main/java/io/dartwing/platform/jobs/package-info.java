/// Work that goes on after the answer: db-scheduler on PostgreSQL with one table and one scheduler per pool.
///
/// A job is enqueued in the caller's transaction, starts within a moment of its commit, survives any crash, and
/// runs
/// under the actor that asked for it, whose rights are checked again. A job may run twice after a crash:
/// handlers are
/// idempotent. What keeps failing ends in `dead_jobs` with its reason.
@NullMarked
@ApplicationModule
package io.dartwing.platform.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
