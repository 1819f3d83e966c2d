package io.dartwing.platform.database;

import io.dartwing.platform.database.DatabaseAccess.Role;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.regex.Pattern;

/// Makes the two roles and checks that the app role can't step over row security.
public final class DatabaseRoles {
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    private DatabaseRoles() {}

    /// In a cluster of ours: both roles with their passwords, and the database, owned by the owner
    /// role.
    public static DatabaseAccess prepare(int port, String superuserPassword, String database, Role owner, Role app) {
        try (Connection connection = DriverManager.getConnection(
                PostgresServer.url(port, "postgres"), PostgresServer.SUPERUSER, superuserPassword)) {
            ensureRole(connection, owner);
            ensureRole(connection, app);
            if (!exists(connection, "select from pg_database where datname = ?", database)) {
                execute(connection, "create database " + plain(database) + " owner " + plain(owner.name()));
                execute(connection, "revoke all on database " + plain(database) + " from public");
                execute(
                        connection,
                        "grant connect, temporary on database " + plain(database) + " to " + plain(app.name()));
            }
            letSearchesUseTheirIndex(port, superuserPassword, database);
            return new DatabaseAccess(PostgresServer.url(port, database), owner, app);
        } catch (SQLException failure) {
            throw new DatabaseException("the database roles could not be prepared", failure);
        }
    }

    /// Under row security only what is marked leakproof may be looked up in an index before the row's
    /// policy was asked ("Rules and Privileges" in PostgreSQL's manual). Matching words tells nobody
    /// anything of a row that it does not return. Only a superuser may mark it.
    private static void letSearchesUseTheirIndex(int port, String superuserPassword, String database)
            throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                PostgresServer.url(port, database), PostgresServer.SUPERUSER, superuserPassword)) {
            execute(connection, "alter function pg_catalog.ts_match_vq(tsvector, tsquery) leakproof");
        }
    }

    /// In a database that others run: makes the app role when it is missing, then checks it.
    public static void prepareExternal(DatabaseAccess access) {
        try (Connection connection = DriverManager.getConnection(
                access.url(), access.owner().name(), access.owner().password())) {
            if (!exists(
                    connection,
                    "select from pg_roles where rolname = ?",
                    access.app().name())) {
                ensureRole(connection, access.app());
            }
        } catch (SQLException failure) {
            throw new DatabaseException(
                    "the external database can't be used: check dartwing.database.url, username and password, and that"
                            + " role " + access.app().name() + " exists or can be made",
                    failure);
        }
        refusePowerfulApp(access);
    }

    /// @throws DatabaseException when the app role is a superuser, bypasses row security or is a member
    /// of the owner
    static void refusePowerfulApp(DatabaseAccess access) {
        String sql = """
                select rolsuper or rolbypassrls or pg_has_role(rolname, ?, 'member')
                from pg_roles where rolname = current_user""";
        try (Connection connection = DriverManager.getConnection(
                        access.url(), access.app().name(), access.app().password());
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, access.owner().name());
            var row = statement.executeQuery();
            if (!row.next() || row.getBoolean(1)) {
                throw new DatabaseException("role " + access.app().name()
                        + ": could bypass row security (expected: no superuser, no BYPASSRLS, no member of "
                        + access.owner().name() + ")");
            }
        } catch (SQLException failure) {
            throw new DatabaseException("role " + access.app().name() + ": can't sign in to the database", failure);
        }
    }

    private static void ensureRole(Connection connection, Role role) throws SQLException {
        String verb = exists(connection, "select from pg_roles where rolname = ?", role.name()) ? "alter" : "create";
        execute(
                connection,
                verb + " role " + plain(role.name())
                        + " login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password '"
                        + role.password().replace("'", "''") + "'");
    }

    private static boolean exists(Connection connection, String sql, String value) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            return statement.executeQuery().next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String plain(String name) {
        if (!PLAIN.matcher(name).matches()) {
            throw new DatabaseException("name: " + name + " (expected: lower-case letters, digits, underscores)");
        }
        return name;
    }
}
