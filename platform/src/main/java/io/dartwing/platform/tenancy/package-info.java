/// Binds every transaction to the organisations of its actor.
///
/// A transaction starts by telling PostgreSQL which organisations the actor may read and write; the row
/// policies made by `dartwing_enable_tenancy` do the rest. Without an actor both lists are empty: fail
/// closed.
@NullMarked
@ApplicationModule(displayName = "Tenancy")
package io.dartwing.platform.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
