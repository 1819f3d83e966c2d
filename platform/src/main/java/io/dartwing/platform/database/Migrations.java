package io.dartwing.platform.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;

/// Brings a database to the state this version of Dartwing needs: roles and schema first, then every
/// module.
public final class Migrations {
    public static final String SCHEMA = "dartwing";

    private Migrations() {}

    /// Runs as the owner; a second run changes nothing.
    public static void run(DatabaseAccess database, Collection<ModuleMigrations> modules) {
        List<ModuleMigrations> inOrder = modules.stream()
                .sorted(Comparator.comparingInt(ModuleMigrations::order))
                .toList();
        for (ModuleMigrations module : inOrder) {
            Flyway.configure()
                    .dataSource(
                            withSchema(database.url()),
                            database.owner().name(),
                            database.owner().password())
                    .schemas(SCHEMA)
                    .createSchemas(true)
                    .defaultSchema(SCHEMA)
                    .table("flyway_" + module.module())
                    .locations("classpath:db/migration/" + module.module())
                    .failOnMissingLocations(true)
                    .placeholders(Map.of(
                            "app_role", database.app().name(),
                            "owner_role", database.owner().name()))
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        }
        hideHistory(database, inOrder);
    }

    /// The same database with our schema as the search path.
    public static String withSchema(String url) {
        return url + (url.contains("?") ? "&" : "?") + "currentSchema=" + SCHEMA;
    }

    private static void hideHistory(DatabaseAccess database, List<ModuleMigrations> modules) {
        try (Connection connection = connectAsOwner(database);
                var statement = connection.createStatement()) {
            for (ModuleMigrations module : modules) {
                statement.execute("revoke all on dartwing.flyway_" + module.module() + " from "
                        + database.app().name());
            }
        } catch (SQLException failure) {
            throw new DatabaseException("the migration history could not be protected", failure);
        }
    }

    /// For what crosses organisations on purpose; the caller closes it.
    public static Connection connectAsOwner(DatabaseAccess database) throws SQLException {
        return DriverManager.getConnection(
                withSchema(database.url()),
                database.owner().name(),
                database.owner().password());
    }
}
