package io.dartwing.platform.administration;

import io.dartwing.platform.database.DataDirectory;
import io.dartwing.platform.database.DatabaseAccess;
import io.dartwing.platform.database.DatabaseException;
import io.dartwing.platform.database.DatabaseProperties;
import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.platform.database.Migrations;
import io.dartwing.platform.database.ModuleMigrations;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Opens the administration on a data directory: on the running server's database when there is one,
/// otherwise on one started for the moment.
public final class InstallationAccess {
    private static final Duration STARTING_LIMIT = Duration.ofSeconds(60);

    private final DatabaseProperties settings;
    private final List<ModuleMigrations> modules;
    private final Clock clock;

    public InstallationAccess(DatabaseProperties settings, List<ModuleMigrations> modules, Clock clock) {
        this.settings = settings;
        this.modules = List.copyOf(modules);
        this.clock = clock;
    }

    public <T> T with(Path data, Function<Administration, T> work) {
        return open(data, (access, directory) -> {
            try (var administration = Administration.open(access, clock, directory)) {
                return work.apply(administration);
            }
        });
    }

    /// The database itself, for commands about what products keep there.
    public <T> T database(Path data, Function<DatabaseAccess, T> work) {
        return open(data, (access, directory) -> work.apply(access));
    }

    private <T> T open(Path data, BiFunction<DatabaseAccess, DataDirectory, T> work) {
        try (DataDirectory held = DataDirectory.hold(data);
                InstalledDatabase database = InstalledDatabase.open(held, settings)) {
            Migrations.run(database.access(), modules);
            return work.apply(database.access(), held);
        } catch (DataDirectory.InUseException serverIsRunning) {
            DataDirectory visited = DataDirectory.visit(data);
            return work.apply(running(visited), visited);
        }
    }

    /// A server that is just starting holds the directory before its database answers.
    private DatabaseAccess running(DataDirectory data) {
        Instant giveUp = clock.instant().plus(STARTING_LIMIT);
        while (true) {
            Optional<DatabaseAccess> access = InstalledDatabase.running(data, settings);
            if (access.isPresent() && answers(access.get())) {
                return access.get();
            }
            if (clock.instant().isAfter(giveUp)) {
                throw new DatabaseException("the running server's database does not answer; see its logs");
            }
            pause();
        }
    }

    private static boolean answers(DatabaseAccess access) {
        try (var connection = Migrations.connectAsOwner(access);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select to_regclass('dartwing.api_keys') is not null")) {
            return rows.next() && rows.getBoolean(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(250));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("interrupted while the server was starting", interrupted);
        }
    }
}
