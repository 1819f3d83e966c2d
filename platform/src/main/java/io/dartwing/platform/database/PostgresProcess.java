package io.dartwing.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts and stops the postmaster of one cluster, and recognises one that a killed JVM left behind.
final class PostgresProcess {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresProcess.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    private final PostgresBinaries binaries;
    private final Path cluster;
    private final Path log;

    PostgresProcess(PostgresBinaries binaries, Path cluster, Path log) {
        this.binaries = binaries;
        this.cluster = cluster;
        this.log = log;
    }

    void start(Duration limit) {
        Commands.runUnprivileged(
                List.of(
                        binaries.program("pg_ctl"),
                        "--pgdata=" + cluster,
                        "--log=" + log,
                        "--timeout=" + limit.toSeconds(),
                        "--silent",
                        "--wait",
                        "start"),
                limit.plusSeconds(10));
    }

    void stop() {
        if (ours().isEmpty()) {
            return;
        }
        Commands.runUnprivileged(
                List.of(
                        binaries.program("pg_ctl"),
                        "--pgdata=" + cluster,
                        "--mode=fast",
                        "--timeout=" + STOP_LIMIT.toSeconds(),
                        "--silent",
                        "--wait",
                        "stop"),
                STOP_LIMIT.plusSeconds(10));
    }

    /// Called with the data directory's lock held: a postmaster on our cluster can only be one whose
    /// JVM was killed.
    void stopOrphan() throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        if (ours().isPresent()) {
            LOG.warn("a PostgreSQL that a killed server left behind is running: stopping it first");
            stop();
        } else {
            // After a reboot the number may belong to a stranger, and PostgreSQL would refuse to start.
            Files.deleteIfExists(pidFile);
        }
    }

    /// The process in `postmaster.pid`, if it lives and is a postmaster of exactly this cluster.
    private Optional<ProcessHandle> ours() {
        Path pidFile = cluster.resolve("postmaster.pid");
        try {
            if (!Files.exists(pidFile)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(pidFile);
            boolean sameCluster = lines.size() > 1 && Path.of(lines.get(1)).equals(cluster.toRealPath());
            return sameCluster
                    ? ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(this::isPostgres)
                    : Optional.empty();
        } catch (IOException | NumberFormatException unreadable) {
            throw new DatabaseException(
                    "file " + pidFile + " can't be read: is PostgreSQL being started by hand?", unreadable);
        }
    }

    private boolean isPostgres(ProcessHandle process) {
        try {
            String commandLine = Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
            return commandLine.contains("postgres") && commandLine.contains(cluster.toString());
        } catch (IOException gone) {
            return false;
        }
    }

    static void deleteTree(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (var tree = Files.walk(path)) {
            tree.sorted(Comparator.reverseOrder()).forEach(entry -> {
                try {
                    Files.delete(entry);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        }
    }
}
