package io.dartwing.cli;

import io.dartwing.platform.administration.InstallationAccess;
import io.dartwing.platform.database.DatabaseProperties;
import io.dartwing.platform.database.ModuleMigrations;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The installation as the commands open it: its settings come from the same environment variables as the server's.
final class Installation {
    private static final List<ModuleMigrations> MODULES = List.of(
            new ModuleMigrations("platform", 10),
            new ModuleMigrations("telephony", 20),
            new ModuleMigrations("fax", 30));

    private Installation() {}

    static InstallationAccess access() {
        var database = new DatabaseProperties(
                env("URL"),
                env("USERNAME"),
                env("PASSWORD"),
                System.getenv().getOrDefault("DARTWING_DATABASE_APP_USERNAME", "dartwing_app"),
                env("APP_PASSWORD"),
                0,
                4,
                "64MB");
        return new InstallationAccess(database, MODULES, Clock.systemUTC());
    }

    private static @Nullable String env(String name) {
        return System.getenv("DARTWING_DATABASE_" + name);
    }
}
