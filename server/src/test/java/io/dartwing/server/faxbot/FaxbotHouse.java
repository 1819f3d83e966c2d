package io.dartwing.server.faxbot;

import io.dartwing.server.test.CarrierClinic;
import io.dartwing.server.test.FreePorts;
import io.dartwing.server.test.OwnerView;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestServer;
import io.dartwing.simulator.CarrierSimulator;
import io.dartwing.simulator.Conditions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// A server with Faxbot's interface at the root of a port of its own, set up with Faxbot's own names.
final class FaxbotHouse implements AutoCloseable {
    /// Read anew by the running server; given when it starts, it could not be changed.
    private static final String INBOUND = "INBOUND_ENABLED";

    static final String API_KEY = "the-first-key-of-the-house";
    static final String ASTERISK_SECRET = "asterisk-and-we-know-it";
    static final String PHAXIO_SECRET = "phaxio-signs-with-it";

    private final CarrierSimulator simulator;
    private final TestServer server;
    private final Tenant tenant;
    private final Path spool;
    private final int port;

    private FaxbotHouse(CarrierSimulator simulator, TestServer server, Tenant tenant, Path spool, int port) {
        this.simulator = simulator;
        this.server = server;
        this.tenant = tenant;
        this.spool = spool;
        this.port = port;
    }

    static FaxbotHouse open(String... more) throws IOException {
        CarrierSimulator simulator = CarrierSimulator.start(0, Clock.systemUTC());
        simulator.conditions(Conditions.FAIR.step(Duration.ofMillis(40)));
        int port = FreePorts.next();
        String name = "Faxbot House " + UUID.randomUUID();
        System.setProperty(INBOUND, "true");
        Path spool = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "asterisk")
                .toAbsolutePath();
        var settings = new ArrayList<>(List.of(
                "--dartwing.faxbot.enabled=true",
                "--dartwing.faxbot.port=" + port,
                "--dartwing.faxbot.organization=" + name,
                "--API_KEY=" + API_KEY,
                "--PUBLIC_API_URL=http://127.0.0.1:" + port,
                "--ASTERISK_INBOUND_SECRET=" + ASTERISK_SECRET,
                "--FAX_DATA_DIR=" + spool,
                "--MAX_FILE_SIZE_MB=1"));
        settings.addAll(List.of(more));
        TestServer server = TestServer.with(
                CarrierClinic.settings(simulator, List.of("phaxio", "sinch"), settings.toArray(String[]::new)));
        return new FaxbotHouse(simulator, server, server.tenantNamed(name), spool, port);
    }

    CarrierSimulator simulator() {
        return simulator;
    }

    TestServer server() {
        return server;
    }

    Tenant tenant() {
        return tenant;
    }

    Path spool() {
        return spool;
    }

    String root() {
        return "http://127.0.0.1:" + port;
    }

    FaxbotClient client() {
        return FaxbotClient.anonymous(root());
    }

    /// With the key from the environment.
    FaxbotClient first() {
        return client().key(API_KEY);
    }

    /// What Faxbot reads anew is changed under its running server.
    static <T> T withSetting(String name, String value, Supplier<T> work) {
        String before = System.setProperty(name, value);
        try {
            return work.get();
        } finally {
            if (before == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, before);
            }
        }
    }

    List<String> audited(String event) throws SQLException {
        return owner("select subject_id from audit_entries where organization_id = '"
                + tenant.organization().id() + "' and event = '" + event + "'");
    }

    List<String> owner(String sql) throws SQLException {
        return new OwnerView(server).texts(sql);
    }

    void change(String sql) throws SQLException {
        try (Connection connection = new OwnerView(server).connect();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    @Override
    public void close() {
        System.clearProperty(INBOUND);
        server.stop();
        simulator.close();
    }
}
