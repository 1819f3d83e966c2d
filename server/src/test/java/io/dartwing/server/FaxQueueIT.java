package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.crash.FarEnd;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Which fax is called when, with one line for all of them.
class FaxQueueIT {
    private static final int FIRST_MEDIA_PORT = 10_000;
    private static final String FAR_NUMBER = "+13035550188";

    private record Call(String fax, Instant from, Instant to) {}

    /// A call in time lapse would be over before the others wait.
    private static TestServer server;

    @TempDir
    private Path spool;

    private Tenant clinic;
    private FarEnd farEnd;

    @BeforeAll
    static void open() {
        server = TestServer.with(List.of(TestServer.TRUE_TIME));
    }

    @AfterAll
    static void close() {
        server.stop();
    }

    @BeforeEach
    void begin() throws IOException {
        clinic = server.tenant("Queue Clinic");
        farEnd = new FarEnd(spool, server.sipPort(), FIRST_MEDIA_PORT, 1);
        var changes = Map.<String, Object>of("port", farEnd.sipPort(), "max_calls", 1);
        assertThat(clinic.caller()
                        .patch("/api/v1/trunks/" + clinic.trunk(), changes)
                        .status())
                .isEqualTo(200);
    }

    @AfterEach
    void end() {
        farEnd.close();
    }

    @Test
    @Covers({"FAX-A-001-10", "FAX-A-003-02", "FAX-A-003-06"})
    void urgentFaxesGoFirstAndATrunkCarriesNoMoreCallsThanItMay() {
        String first = send("first", Map.of());
        clinic.awaitStatus(first, "sending", "sent");
        String low = send("low", Map.of("priority", "low"));
        awaitWaiting(low);
        String normal = send("normal", Map.of());
        awaitWaiting(normal);
        String high = send("high", Map.of("priority", "high"));
        String urgent = send("urgent", Map.of("priority", "urgent"));
        List<Call> calls = List.of(first, low, normal, high, urgent).stream()
                .map(this::onlyCall)
                .sorted(Comparator.comparing(Call::from))
                .toList();
        assertThat(calls.stream().map(Call::fax)).containsExactly(first, urgent, high, normal, low);
        assertThat(IntStream.range(1, calls.size()))
                .allSatisfy(next -> assertThat(calls.get(next).from())
                        .isAfterOrEqualTo(calls.get(next - 1).to()));
    }

    @Test
    @Covers("FAX-A-003-03")
    void aFaxForLaterIsCalledAtThatTimeAndNotBefore() {
        Instant later = Instant.now().plusSeconds(20).truncatedTo(ChronoUnit.SECONDS);
        String fax = send("later", Map.of("scheduled_at", later.toString()));
        assertThat(onlyCall(fax).from()).isAfterOrEqualTo(later);
    }

    private String send(String text, Map<String, String> more) {
        var fields = new HashMap<>(more);
        fields.put("to", FAR_NUMBER);
        return Tenant.id(clinic.send(TestPages.pdf(text), "letter.pdf", fields));
    }

    private void awaitWaiting(String fax) {
        clinic.await(
                fax,
                row -> clinic.caller()
                        .get("/api/v1/faxes/" + fax + "/timeline")
                        .json()
                        .path("data")
                        .valueStream()
                        .anyMatch(entry -> entry.path("event").asString().equals("waiting")));
    }

    /// Waiting for a line is not an attempt: each fax was called once.
    private Call onlyCall(String fax) {
        clinic.awaitStatus(fax, "sent");
        JsonNode attempts =
                clinic.caller().get("/api/v1/faxes/" + fax + "/attempts").json().path("data");
        assertThat(attempts).hasSize(1);
        JsonNode call = attempts.get(0);
        return new Call(
                fax,
                Instant.parse(call.path("started_at").asString()),
                Instant.parse(call.path("ended_at").asString()));
    }
}
