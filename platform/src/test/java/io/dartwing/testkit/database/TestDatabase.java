package io.dartwing.testkit.database;

import com.zaxxer.hikari.HikariDataSource;
import io.dartwing.platform.database.AppDataSource;
import io.dartwing.platform.database.DataDirectory;
import io.dartwing.platform.database.DatabaseAccess;
import io.dartwing.platform.database.DatabaseAccess.Role;
import io.dartwing.platform.database.DatabaseRoles;
import io.dartwing.platform.database.Migrations;
import io.dartwing.platform.database.ModuleMigrations;
import io.dartwing.platform.database.PostgresServer;
import io.dartwing.platform.tenancy.JdbcTenantTransactionManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// One migrated database, made in tens of milliseconds from a template.
///
/// - plain tests: `TestDatabase.fresh()`, then `transactions()` and `jdbc()` (the app role, bound to
/// `Actors`), or `superuser()` to look behind row security;
/// - Spring tests: `@ContextConfiguration(initializers = TestDatabase.Initializer.class)`: each context
/// its own database.
public final class TestDatabase {
    private static final String PASSWORD = "test";
    private static final Role OWNER = new Role("dartwing_owner", "owner");
    private static final Role APP = new Role("dartwing_app", "app");
    private static final List<String> MODULES = List.of("platform", "telephony", "fax");
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final DatabaseAccess access;
    private final HikariDataSource dataSource;

    private TestDatabase(DatabaseAccess access) {
        this.access = access;
        this.dataSource = AppDataSource.open(access, 8);
    }

    /// A new database with the migrations of every module in the class path.
    public static TestDatabase fresh() {
        return new TestDatabase(Shared.SERVER.create());
    }

    public DatabaseAccess access() {
        return access;
    }

    /// Connections of the app role.
    public DataSource dataSource() {
        return dataSource;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    /// Transactions bound to the current actor, as in the server.
    public TransactionTemplate transactions() {
        return new TransactionTemplate(new JdbcTenantTransactionManager(dataSource));
    }

    /// A connection that no row security holds back, for looking behind it and for tampering.
    public Connection superuser() {
        try {
            return DriverManager.getConnection(Migrations.withSchema(access.url()), PostgresServer.SUPERUSER, PASSWORD);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// What the server's configuration needs to use a database of its own: `dartwing.database.*` and
    /// `dartwing.data`.
    public static final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                TestPropertyValues.of(properties(Shared.SERVER.create(), Files.createTempDirectory("dartwing-it-")))
                        .applyTo(context);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    public static Map<String, String> properties(DatabaseAccess access, Path data) {
        return Map.of(
                "dartwing.data", data.toString(),
                "dartwing.database.url", access.url(),
                "dartwing.database.username", access.owner().name(),
                "dartwing.database.password", access.owner().password(),
                "dartwing.database.app-username", access.app().name(),
                "dartwing.database.app-password", access.app().password(),
                "dartwing.database.pool-size", "10");
    }

    /// The server of this JVM. Its cluster stays under `target/` for the next run; its databases do
    /// not.
    private record Shared(PostgresServer server) {
        static final Shared SERVER = start();

        private static Shared start() {
            DataDirectory data = freeDirectory();
            var server = PostgresServer.start(new PostgresServer.Settings(
                    data.postgres(),
                    Path.of(System.getProperty("java.io.tmpdir"), "dartwing-test-" + System.getProperty("user.name")),
                    data.logs().resolve("postgres.log"),
                    PASSWORD,
                    0,
                    Map.of(
                            "fsync",
                            "off",
                            "synchronous_commit",
                            "off",
                            "full_page_writes",
                            "off",
                            "max_connections",
                            "100",
                            "shared_buffers",
                            "48MB")));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close();
                data.close();
            }));
            var shared = new Shared(server);
            shared.dropOldDatabases();
            DatabaseAccess template = DatabaseRoles.prepare(server.port(), PASSWORD, "template_dartwing", OWNER, APP);
            Migrations.run(template, modulesInClassPath());
            return shared;
        }

        private static DataDirectory freeDirectory() {
            for (int number = 1; ; number++) {
                try {
                    return DataDirectory.hold(Path.of("target", "test-database-" + number));
                } catch (DataDirectory.InUseException anotherTestRun) {
                    if (number == 20) {
                        throw anotherTestRun;
                    }
                }
            }
        }

        private static List<ModuleMigrations> modulesInClassPath() {
            var found = new ArrayList<ModuleMigrations>();
            for (String module : MODULES) {
                if (TestDatabase.class.getResource("/db/migration/" + module) != null) {
                    found.add(new ModuleMigrations(module, found.size()));
                }
            }
            return found;
        }

        DatabaseAccess create() {
            String name = "test_" + COUNT.incrementAndGet();
            execute("create database " + name + " template template_dartwing owner " + OWNER.name());
            execute("revoke all on database " + name + " from public");
            execute("grant connect, temporary on database " + name + " to " + APP.name());
            return new DatabaseAccess(PostgresServer.url(server.port(), name), OWNER, APP);
        }

        private void dropOldDatabases() {
            var names = new ArrayList<String>();
            try (Connection connection = administration();
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery(
                            "select datname from pg_database where datname like 'test\\_%' or datname = 'template_dartwing'")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
            names.forEach(name -> execute("drop database " + name + " with (force)"));
        }

        private synchronized void execute(String sql) {
            try (Connection connection = administration();
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException failure) {
                throw new IllegalStateException(sql, failure);
            }
        }

        private Connection administration() throws SQLException {
            return DriverManager.getConnection(
                    PostgresServer.url(server.port(), "postgres"), PostgresServer.SUPERUSER, PASSWORD);
        }
    }
}
