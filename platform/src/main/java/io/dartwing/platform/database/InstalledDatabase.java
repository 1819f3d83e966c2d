package io.dartwing.platform.database;

import io.dartwing.platform.database.DatabaseAccess.Role;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The database of this installation: started by us under the data directory, or an external one.
///
/// Closing it stops what we started and nothing else.
public final class InstalledDatabase implements AutoCloseable {
    private static final String OWNER = "dartwing_owner";
    private static final String NAME = "dartwing";

    private final DatabaseAccess access;
    private final @Nullable PostgresServer server;

    private InstalledDatabase(DatabaseAccess access, @Nullable PostgresServer server) {
        this.access = access;
        this.server = server;
    }

    /// Starts or finds it, roles prepared, migrations not yet run. The data directory must be held.
    public static InstalledDatabase open(DataDirectory data, DatabaseProperties settings) {
        return settings.url() == null ? embedded(data, settings) : external(data, settings);
    }

    /// The database that a running server started under `data`; empty when none did.
    public static Optional<DatabaseAccess> running(DataDirectory data, DatabaseProperties settings) {
        if (settings.url() != null) {
            return Optional.of(externalAccess(data, settings));
        }
        return PostgresServer.portOf(data.postgres())
                .map(port -> new DatabaseAccess(PostgresServer.url(port, NAME), owner(data), app(data, settings)));
    }

    private static InstalledDatabase embedded(DataDirectory data, DatabaseProperties settings) {
        String superuserPassword = data.secret("postgres-superuser");
        var server = PostgresServer.start(new PostgresServer.Settings(
                data.postgres(),
                data.postgres(),
                data.logs().resolve("postgres.log"),
                superuserPassword,
                settings.port(),
                Map.of("shared_buffers", settings.sharedBuffers())));
        try {
            var access =
                    DatabaseRoles.prepare(server.port(), superuserPassword, NAME, owner(data), app(data, settings));
            return new InstalledDatabase(access, server);
        } catch (RuntimeException failure) {
            server.close();
            throw failure;
        }
    }

    private static InstalledDatabase external(DataDirectory data, DatabaseProperties settings) {
        DatabaseAccess access = externalAccess(data, settings);
        DatabaseRoles.prepareExternal(access);
        return new InstalledDatabase(access, null);
    }

    private static DatabaseAccess externalAccess(DataDirectory data, DatabaseProperties settings) {
        if (settings.username() == null || settings.password() == null) {
            throw new DatabaseException("dartwing.database.url is set: dartwing.database.username and"
                    + " dartwing.database.password are needed too");
        }
        var owner = new Role(settings.username(), settings.password());
        return new DatabaseAccess(Objects.requireNonNull(settings.url()), owner, app(data, settings));
    }

    private static Role owner(DataDirectory data) {
        return new Role(OWNER, data.secret("postgres-owner"));
    }

    private static Role app(DataDirectory data, DatabaseProperties settings) {
        String password = settings.appPassword();
        return new Role(settings.appUsername(), password == null ? data.secret("postgres-app") : password);
    }

    public DatabaseAccess access() {
        return access;
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
