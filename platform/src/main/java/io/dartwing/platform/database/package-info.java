/// The data directory and the PostgreSQL in it, or an external one; migrations per module.
///
/// Two roles: the owner runs migrations and owns the narrow `SECURITY DEFINER` functions, the app role
/// runs everything else and can neither bypass row security nor change the schema.
@NullMarked
@ApplicationModule(displayName = "Database")
package io.dartwing.platform.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
