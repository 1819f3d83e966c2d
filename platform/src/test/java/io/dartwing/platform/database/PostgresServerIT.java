package io.dartwing.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.platform.administration.AdministrationCommands;
import io.dartwing.platform.administration.InstallationAccess;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A real data directory from its first start on. One cluster for the class: making one takes seconds.
class PostgresServerIT {
    private static final DatabaseProperties SETTINGS =
            new DatabaseProperties(null, null, null, "dartwing_app", null, 0, 24, "32MB");
    private static final List<ModuleMigrations> MODULES = List.of(new ModuleMigrations("platform", 0));

    @TempDir
    static Path directory;

    @BeforeAll
    static void firstStart() {
        assertThat(command("organization", "create", "Clinic").code).isZero();
    }

    @Test
    void aServerThatWasKilledLeavesADatabaseThatTheNextStartStopsFirst() throws SQLException {
        long orphan;
        DatabaseAccess before;
        try (var data = DataDirectory.hold(directory)) {
            var killed = InstalledDatabase.open(data, SETTINGS);
            before = killed.access();
            orphan = postmaster();
        }
        assertThat(runs(orphan)).isTrue();
        try (var data = DataDirectory.hold(directory);
                var next = InstalledDatabase.open(data, SETTINGS)) {
            assertThat(runs(orphan)).isFalse();
            assertThat(answers(next.access())).isTrue();
        }
        assertThat(answers(before)).isFalse();
    }

    @Test
    void aStrangersProcessNumberInThePidFileIsNotTouched() throws IOException, SQLException {
        Path pidFile = directory.resolve("postgres/cluster/postmaster.pid");
        long stranger = ProcessHandle.current().pid();
        Files.writeString(pidFile, stranger + "\n" + pidFile.getParent().toRealPath() + "\n");
        try (var data = DataDirectory.hold(directory);
                var database = InstalledDatabase.open(data, SETTINGS)) {
            assertThat(answers(database.access())).isTrue();
        }
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void aSecondServerOnTheSameDataIsToldSo() {
        try (var data = DataDirectory.hold(directory)) {
            assertThatThrownBy(() -> DataDirectory.hold(directory))
                    .isInstanceOf(DataDirectory.InUseException.class)
                    .hasMessageContaining(data.root().toString())
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
        }
        DataDirectory.hold(directory).close();
    }

    @Test
    void theCommandsWorkWhileAServerRuns() {
        try (var data = DataDirectory.hold(directory);
                var database = InstalledDatabase.open(data, SETTINGS)) {
            assertThat(command("organization", "list").out.toString()).contains("Clinic");
            assertThat(database.access().url()).contains("127.0.0.1");
        }
    }

    @Test
    void theCommandsMakeWhatPeopleAndProgramsNeed() {
        Result user = command("user", "create", "anna@example.org", "--organization", "clinic", "--roles", "owner");
        assertThat(user.json().get("password").asString()).hasSizeGreaterThan(12);
        Result key = command("key", "create", "--organization", "Clinic", "--scopes", "fax:read,fax:send");
        assertThat(key.json().get("key").asString()).startsWith("tel_live_");
        assertThat(command("key", "list", "--organization", "Clinic")
                        .json()
                        .at("/data/0/prefix")
                        .asString())
                .isEqualTo(key.json().get("key").asString().substring(0, 25));
        assertThat(command("key", "revoke", key.json().get("id").asString(), "--organization", "Clinic").code)
                .isZero();
        assertThat(command("audit", "verify").json().at("/data/0/status").asString())
                .isEqualTo("intact");
    }

    @Test
    void refusalsAndWrongUsageHaveTheirExitCodes() {
        Result taken = command("organization", "create", "CLINIC");
        assertThat(taken.code).isEqualTo(1);
        assertThat(JsonMapper.builder().build().readTree(taken.err).get("code").asString())
                .isEqualTo("DW-409");
        assertThat(command("key", "create", "--organization", "Clinic", "--scopes", "everything").code)
                .isEqualTo(1);
        assertThat(command("key", "create").code).isEqualTo(2);
        assertThat(command("nonsense").code).isEqualTo(2);
    }

    @Test
    void secretsAndDirectoriesAreForTheirOwnerOnly() throws IOException {
        assertThat(Files.getPosixFilePermissions(directory.resolve("secrets/postgres-app")))
                .hasToString("[OWNER_READ, OWNER_WRITE]");
        assertThat(Files.getPosixFilePermissions(directory.resolve("secrets"))).hasSize(3);
        assertThat(Files.getPosixFilePermissions(directory.resolve("postgres"))).hasSize(3);
        assertThat(Files.exists(directory.resolve("postgres/initdb-password"))).isFalse();
    }

    private record Result(int code, String out, String err) {
        JsonNode json() {
            return JsonMapper.builder().build().readTree(out);
        }
    }

    private static Result command(String... words) {
        var line = new java.util.ArrayList<>(List.of(words));
        line.addAll(List.of("--json", "--data", directory.toString()));
        var out = new StringWriter();
        var err = new StringWriter();
        int code = AdministrationCommands.run(
                new InstallationAccess(SETTINGS, MODULES, Clock.systemUTC()),
                new PrintWriter(out),
                new PrintWriter(err),
                line.toArray(String[]::new));
        return new Result(code, out.toString(), err.toString());
    }

    private static long postmaster() {
        try {
            return Long.parseLong(Files.readAllLines(directory.resolve("postgres/cluster/postmaster.pid"))
                    .getFirst());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    /// Where nobody reaps orphans, an ended process stays in the list, without a command line.
    private static boolean runs(long process) {
        try {
            return !Files.readString(Path.of("/proc", Long.toString(process), "cmdline"))
                    .isEmpty();
        } catch (IOException gone) {
            return false;
        }
    }

    private static boolean answers(DatabaseAccess access) throws SQLException {
        try (var connection = DriverManager.getConnection(
                access.url(), access.app().name(), access.app().password())) {
            return connection.isValid(5);
        } catch (SQLException refused) {
            return false;
        }
    }
}
