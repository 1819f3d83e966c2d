package io.dartwing.platform.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One PostgreSQL on loopback that belongs to us, with its cluster under `<home>/cluster`.
///
/// It outlives a killed JVM; the next start stops it first (`PostgresProcess`). It runs in its own
/// session, so a Ctrl-C in the terminal reaches only the JVM, which stops the database last.
public final class PostgresServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final Duration INITDB_LIMIT = Duration.ofMinutes(2);
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    public static final String SUPERUSER = "postgres";

    private final PostgresProcess process;
    private final Path portFile;
    private final int port;

    private PostgresServer(PostgresProcess process, Path portFile, int port) {
        this.process = process;
        this.portFile = portFile;
        this.port = port;
    }

    /// What to start: where, with which superuser password, on which port (0 for a free one), with
    /// which settings besides ours.
    public record Settings(
            Path home, Path software, Path log, String superuserPassword, int port, Map<String, String> overrides) {
        @Override
        public String toString() {
            return "PostgreSQL in " + home;
        }
    }

    /// Starts and waits until it accepts connections.
    ///
    /// @throws DatabaseException with the way out, when it can't
    public static PostgresServer start(Settings settings) {
        var binaries = PostgresBinaries.unpackedUnder(settings.software());
        Path cluster = settings.home().resolve("cluster");
        var process = new PostgresProcess(binaries, cluster, settings.log());
        try {
            process.stopOrphan();
            if (!Files.exists(cluster)) {
                createCluster(binaries, settings, cluster);
            }
            int port = settings.port() == 0 ? freePort() : settings.port();
            configure(cluster, port, settings.overrides());
            process.start(START_LIMIT);
            Path portFile = settings.home().resolve("port");
            Files.writeString(portFile, Integer.toString(port));
            LOG.info("PostgreSQL started on port {}", port);
            return new PostgresServer(process, portFile, port);
        } catch (IOException failure) {
            throw new DatabaseException("PostgreSQL in " + settings.home() + " can't be started", failure);
        }
    }

    /// The port of a server running under `home`, as its starter wrote it down.
    public static Optional<Integer> portOf(Path home) {
        try {
            Path file = home.resolve("port");
            return Files.exists(file)
                    ? Optional.of(Integer.parseInt(Files.readString(file).strip()))
                    : Optional.empty();
        } catch (IOException | NumberFormatException unreadable) {
            throw new DatabaseException("the port of the running PostgreSQL can't be read in " + home, unreadable);
        }
    }

    public int port() {
        return port;
    }

    public static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /// Ends connections, writes everything down and stops.
    @Override
    public void close() {
        process.stop();
        portFile.toFile().delete();
        LOG.info("PostgreSQL stopped");
    }

    /// A crash in between leaves a draft that the next start throws away.
    private static void createCluster(PostgresBinaries binaries, Settings settings, Path cluster) throws IOException {
        Path draft = settings.home().resolve("cluster.draft");
        PostgresProcess.deleteTree(draft);
        Path password = settings.home().resolve("initdb-password");
        DataDirectory.writeOwnerOnly(password, settings.superuserPassword());
        try {
            Commands.runUnprivileged(
                    List.of(
                            binaries.program("initdb"),
                            "--pgdata=" + draft,
                            "--username=" + SUPERUSER,
                            "--pwfile=" + password,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--locale=C"),
                    INITDB_LIMIT);
        } finally {
            Files.delete(password);
        }
        Files.move(draft, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void configure(Path cluster, int port, Map<String, String> overrides) throws IOException {
        var settings = new TreeMap<>(Map.ofEntries(
                Map.entry("listen_addresses", "127.0.0.1"),
                Map.entry("port", Integer.toString(port)),
                Map.entry("unix_socket_directories", ""),
                Map.entry("max_connections", "60"),
                Map.entry("shared_buffers", "64MB"),
                Map.entry("effective_cache_size", "512MB"),
                Map.entry("work_mem", "8MB"),
                Map.entry("maintenance_work_mem", "64MB"),
                Map.entry("wal_buffers", "16MB"),
                Map.entry("min_wal_size", "80MB"),
                Map.entry("max_wal_size", "1GB"),
                Map.entry("autovacuum_max_workers", "2"),
                Map.entry("max_worker_processes", "4"),
                Map.entry("max_parallel_workers", "2"),
                Map.entry("io_method", "sync"),
                Map.entry("jit", "off"),
                Map.entry("timezone", "UTC"),
                Map.entry("log_timezone", "UTC"),
                Map.entry("password_encryption", "scram-sha-256"),
                Map.entry("idle_in_transaction_session_timeout", "5min"),
                // Statements and key values may be PHI: the server's log gets neither.
                Map.entry("log_error_verbosity", "terse"),
                Map.entry("log_min_error_statement", "panic"),
                Map.entry("log_statement", "none"),
                Map.entry("log_parameter_max_length", "0"),
                Map.entry("log_parameter_max_length_on_error", "0")));
        settings.putAll(overrides);
        Files.writeString(
                cluster.resolve("postgresql.conf"),
                settings.entrySet().stream()
                        .map(setting -> setting.getKey() + " = '" + setting.getValue() + "'\n")
                        .collect(Collectors.joining("", "# Written by Dartwing at every start.\n", "")));
        Files.writeString(
                cluster.resolve("pg_hba.conf"),
                "# Written by Dartwing at every start.\nhost all all 127.0.0.1/32 scram-sha-256\n");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
