package io.dartwing.platform.auditstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.PlatformIntegration;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.audit.AuditEntry;
import io.dartwing.platform.audit.AuditLines;
import io.dartwing.platform.database.DataDirectory;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import io.dartwing.testkit.Covers;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The server's own upkeep sends; the receivers are real ones.
@PlatformIntegration
class AuditStreamIT {
    @Autowired
    private RecordService records;

    @Autowired
    private RecordType<AuditStream> type;

    @Autowired
    private Audit audit;

    @Autowired
    private StreamCursors cursors;

    @Autowired
    private AuditStreaming streaming;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private DataDirectory data;

    @Autowired
    private JsonMapper json;

    @TempDir
    private Path temporary;

    private final UUID organization = Ids.next();

    @Test
    @Covers("FAX-G-001-07")
    void everyEntryArrivesOverTcpAsOneSyslogMessage() throws Exception {
        try (var receiver = new SyslogReceiver(loopback())) {
            append(3);
            AuditStream stream = create("syslog_tcp", receiver.port());
            awaitSent(stream);
            assertThat(receiver.messages())
                    .isNotEmpty()
                    .allMatch(message -> message.matches(
                            "<110>1 [0-9-]+T[0-9:.]+Z \\S+ dartwing - \\S+ - \\{\"organization_id\":.*}"));
            assertThat(sequences(receiver.messages())).startsWith(1L, 2L, 3L);
            AuditEntry entry = AuditLines.read(receiver.messages()
                    .getFirst()
                    .substring(receiver.messages().getFirst().indexOf('{')));
            assertThat(entry.event()).isEqualTo("note.created");
        }
    }

    @Test
    void aBrokenConnectionLeavesNoGap() throws Exception {
        try (var receiver = new SyslogReceiver(loopback())) {
            append(40);
            receiver.breakAfter(15);
            AuditStream stream = create("syslog_tcp", receiver.port());
            awaitSent(stream);
            assertThat(sequences(receiver.messages()))
                    .containsAll(LongStream.rangeClosed(1, 40).boxed().toList());
        }
    }

    @Test
    void aReceiverThatIsDownIsTriedAgainLaterAndTheTroubleIsTold() throws Exception {
        int port;
        try (ServerSocket free = loopback()) {
            port = free.getLocalPort();
        }
        append(2);
        AuditStream stream = create("syslog_tcp", port);
        await(() -> cursor(stream).failures() > 0);
        assertThat(shown(stream).path("last_error").asString()).isEqualTo("its host refuses connections");
        var server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        try (var receiver = new SyslogReceiver(server)) {
            awaitSent(stream);
            assertThat(sequences(receiver.messages())).startsWith(1L, 2L);
            assertThat(shown(stream).path("last_error").isNull()).isTrue();
        }
    }

    @Test
    void overTlsTheReceiverHasToBeTheOneThatIsTrusted() throws Exception {
        Path store = temporary.resolve("receiver.p12");
        makeCertificate(store);
        KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        try (var receiver = new SyslogReceiver(
                tls.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress()))) {
            append(2);
            AuditStream stream = create("syslog_tls", receiver.port());
            await(() -> cursor(stream).failures() > 0);
            assertThat(shown(stream).path("last_error").asString()).startsWith("its certificate is not trusted");
            assertThat(receiver.messages()).isEmpty();

            String pem = "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder()
                            .encodeToString(keys.getCertificate("receiver").getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
            as(() -> records.update(
                    type, stream.id(), null, json.createObjectNode().put("certificate", pem)));
            awaitSent(stream);
            assertThat(sequences(receiver.messages())).startsWith(1L, 2L);
        }
    }

    @Test
    void overHttpEachBatchIsJsonLinesWithTheToken() throws Exception {
        var bodies = new CopyOnWriteArrayList<String>();
        var tokens = new CopyOnWriteArrayList<String>();
        var refusals = new AtomicInteger(1);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/siem", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean refused = refusals.getAndDecrement() > 0;
            if (!refused) {
                bodies.add(body);
                tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
            }
            exchange.sendResponseHeaders(refused ? 503 : 200, -1);
            exchange.close();
        });
        server.start();
        try {
            append(2);
            ObjectNode values = values("https")
                    .put("url", "http://127.0.0.1:" + server.getAddress().getPort() + "/siem")
                    .put("token", "siem-token");
            AuditStream stream = as(() -> records.create(type, values));
            awaitSent(stream);
            assertThat(sequences(bodies.getFirst().lines().toList())).startsWith(1L, 2L);
            assertThat(tokens).containsOnly("Bearer siem-token");
            assertThat(shown(stream).toString()).doesNotContain("siem-token");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aFileGoesOnAfterACrashThatLeftHalfALineAndNoCursor() throws Exception {
        append(2);
        AuditStream stream = as(() -> records.create(type, values("file")));
        awaitSent(stream);
        Path file = data.root().resolve("audit/streams/" + organization + "/" + stream.id() + ".jsonl");
        Files.writeString(file, "{\"organization_id\":\"half", StandardOpenOption.APPEND);
        as(() -> transaction.execute(
                status -> jdbc.sql("update audit_stream_cursors set sequence = 1 where stream_id = ?")
                        .param(stream.id())
                        .update()));
        append(2);
        awaitSent(stream);
        List<String> whole = Files.readAllLines(file).stream()
                .filter(line -> line.endsWith("}"))
                .toList();
        long last = as(audit::length);
        assertThat(sequences(whole))
                .containsAll(LongStream.rangeClosed(1, last).boxed().toList());
    }

    @Test
    void datagramsAreSentToo() throws Exception {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(20_000);
            append(1);
            create("syslog_udp", socket.getLocalPort());
            var packet = new DatagramPacket(new byte[65_000], 65_000);
            socket.receive(packet);
            assertThat(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8))
                    .startsWith("<110>1 ");
        }
    }

    @Test
    void aStreamCantBeMadeToProbeTheInside() {
        for (Map<String, Object> bad : List.<Map<String, Object>>of(
                Map.of("kind", "syslog_tcp"),
                Map.of("kind", "syslog_tcp", "host", "a b", "port", 1),
                Map.of("kind", "https"),
                Map.of("kind", "https", "url", "http://10.0.0.1/"),
                Map.of("kind", "https", "url", "file:///etc/passwd"),
                Map.of("kind", "syslog_tls", "host", "a", "port", 1, "certificate", "nonsense"))) {
            ObjectNode values = json.valueToTree(bad);
            values.put("name", "bad");
            assertThatThrownBy(() -> as(() -> records.create(type, values)))
                    .as(bad.toString())
                    .isInstanceOf(ProblemException.class);
        }
        AuditStream inside = as(() -> records.create(
                type, values("syslog_tcp").put("host", "169.254.169.254").put("port", 80)));
        await(() -> cursor(inside).failures() > 0);
        assertThat(shown(inside).path("last_error").asString()).contains("not on the public internet");
    }

    private AuditStream create(String kind, int port) {
        ObjectNode values = values(kind).put("host", "localhost").put("port", port);
        return as(() -> records.create(type, values));
    }

    private ObjectNode values(String kind) {
        return json.createObjectNode().put("name", kind + Ids.next()).put("kind", kind);
    }

    private ObjectNode shown(AuditStream stream) {
        return as(() -> transaction.execute(status -> records.render(type, stream)));
    }

    private StreamCursors.Cursor cursor(AuditStream stream) {
        return as(() -> transaction.execute(status -> cursors.find(stream.id())))
                .orElse(StreamCursors.Cursor.BEGINNING);
    }

    /// Until nothing is left to send.
    private void awaitSent(AuditStream stream) {
        await(() -> cursor(stream).sequence() == as(audit::length));
    }

    private void await(BooleanSupplier done) {
        long limit = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting").isLessThan(limit);
            try {
                streaming.sendAll();
                Thread.sleep(100);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }

    private List<Long> sequences(List<String> lines) {
        return lines.stream()
                .map(line -> json.readTree(line.substring(line.indexOf('{')))
                        .path("sequence")
                        .asLong())
                .toList();
    }

    private void append(int count) {
        as(() -> {
            for (int number = 0; number < count; number++) {
                audit.record("note.created", "note", Ids.next(), Map.of());
            }
            return true;
        });
    }

    private static ServerSocket loopback() throws IOException {
        return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    private static void makeCertificate(Path store) throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "receiver",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        try (InputStream out = keytool.getInputStream()) {
            String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(keytool.waitFor()).as(said).isZero();
        }
    }

    private <T> T as(Supplier<T> work) {
        return Actors.callAs(SystemJobActor.of(organization, "test"), work::get);
    }
}
