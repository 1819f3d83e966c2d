package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The main job, through every layer, as a real call of the server to itself.
class FaxFlowIT {
    private final TestServer server = TestServer.shared();
    private final Tenant clinic = server.tenant("Flow Clinic");

    @Test
    @Covers({
        "FAX-A-001-01",
        "FAX-A-001-08",
        "FAX-A-003-01",
        "FAX-H-001-08",
        "FAX-H-003-02",
        "FAX-I-001-01",
        "FAX-I-001-03",
        "FAX-I-001-06",
        "FAX-I-002-01",
        "FAX-I-002-02",
        "FAX-K-001-01"
    })
    void aFaxIsSentReceivedReadAndRouted() {
        byte[] letter = TestPages.pdf("Dear colleagues\nthe patient was seen on Tuesday", "Second page\nwith findings");
        JsonNode accepted = clinic.send(letter, "letter.pdf", Map.of("subject", "Referral", "cover", "false"))
                .json();
        assertThat(accepted.path("status").asString()).isEqualTo("queued");
        assertThat(accepted.path("pages").asInt()).isEqualTo(2);

        JsonNode sent = clinic.awaitStatus(accepted.path("id").asString(), "sent", "failed", "uncertain");
        assertThat(sent.path("status").asString()).isEqualTo("sent");
        assertThat(sent.path("transport").asString()).isEqualTo("t38");
        assertThat(sent.path("pages_sent").asInt()).isEqualTo(2);

        JsonNode arrived = clinic.awaitDelivered(1);
        assertThat(arrived.path("pages").asInt()).isEqualTo(2);
        assertThat(arrived.path("from").asString()).isEqualTo(clinic.firstNumber());
        assertThat(arrived.path("inbox").path("name").asString()).isEqualTo("Front desk");
        String id = arrived.path("id").asString();
        JsonNode text = clinic.caller().get("/api/v1/faxes/" + id + "/text").json();
        assertThat(text.path("pages").get(0).path("text").asString()).contains("patient was seen on Tuesday");
        assertThat(text.path("pages").get(1).path("words").size()).isGreaterThan(3);
        var hocr = clinic.caller().get("/api/v1/faxes/" + id + "/hocr");
        assertThat(hocr.body()).contains("class=\"ocr_page\" id=\"page_2\"", ">patient</span>");
        JsonNode found = clinic.caller()
                .get("/api/v1/faxes?direction=inbound&q=tuesday%20patient")
                .json();
        assertThat(found.path("data").get(0).path("snippet").asString()).contains("<mark>Tuesday</mark>");
        JsonNode best = await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> clinic.caller()
                                .get("/api/v1/faxes/search?q=patient%20findings&direction=inbound")
                                .json()
                                .path("data")
                                .path(0),
                        hit -> hit.at("/fax/id").asString("").equals(id));
        assertThat(best.path("snippet").asString()).contains("<mark>patient</mark>");

        assertThat(clinic.download("/api/v1/faxes/" + id + "/document")).startsWith('%', 'P', 'D', 'F');
        assertThat(clinic.download("/api/v1/faxes/" + id + "/original")).startsWith('I', 'I');
        assertThat(clinic.download("/api/v1/faxes/" + id + "/pages/1?width=600"))
                .startsWith(0x89, 'P', 'N', 'G');
        assertThat(clinic.caller()
                        .get("/api/v1/faxes/" + id + "/log")
                        .json()
                        .path("data")
                        .size())
                .isGreaterThan(5);
        JsonNode timeline =
                clinic.caller().get("/api/v1/faxes/" + id + "/timeline").json();
        assertThat(timeline.path("data").findValuesAsString("event")).containsSequence("received", "read", "routed");
    }
}
