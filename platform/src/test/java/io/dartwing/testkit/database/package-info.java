/// The test database: one embedded PostgreSQL per test run of a module, a fresh migrated database for
/// whoever asks.
@NullMarked
package io.dartwing.testkit.database;

import org.jspecify.annotations.NullMarked;
