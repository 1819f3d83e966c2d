package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.test.OwnerView;
import io.dartwing.server.test.Scrawl;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.canary.LogCapture;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.recogniser.AzureVisionSimulator;
import io.dartwing.testkit.recogniser.GoogleVisionSimulator;
import io.dartwing.testkit.recogniser.RecogniserFault;
import io.dartwing.testkit.recogniser.RecogniserSimulator;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Pages that we read badly are read by a service outside, if an administrator wants that; simulators of their
/// interfaces stand for the services.
class OutsideReadingIT {
    private static final String PRINT = """
            Riverside Family Practice
            The results of the examination are enclosed with this letter.
            Please call us if anything about them is unclear to you.""";
    private static final String SCRAWLED = """
            Amoxicillin 500 mg three times daily for ten days,
            return in two weeks or sooner if the fever stays,
            no allergy to penicillin known of Jane Doe or family""";

    private final TestServer server = TestServer.shared();
    private final Tenant clinic = server.tenant("Scrawling Clinic");
    private final GoogleVisionSimulator google = GoogleVisionSimulator.start(TestServer.TRUSTED_ADDRESS);

    @AfterEach
    void close() {
        google.close();
    }

    @Test
    @Covers({"FAX-B-001-03", "FAX-B-001-07"})
    void aPageThatWeReadBadlyIsReadOutsideAndThatIsTold() {
        google.reads(SCRAWLED, 0.91);
        String recogniser = recogniser(google, Map.of());
        try (LogCapture logs = LogCapture.open()) {
            String fax = received(Scrawl.pdf(PRINT, Scrawl.PAGE));
            JsonNode pages = text(fax);
            assertThat(pages.at("/0/text").asString()).contains("Riverside Family Practice");
            assertThat(pages.at("/1/text").asString()).isEqualTo(SCRAWLED);
            assertThat(pages.at("/1/status").asString()).isEqualTo("read");
            assertThat(pages.at("/1/words/0/confidence").asDouble()).isBetween(0.90, 0.92);
            assertThat(timeline(fax)).contains("Page 2 was read by Google Cloud Vision: 91 %");
            assertThat(logs.text()).doesNotContain("Amoxicillin", RecogniserSimulator.KEY);
            Caller caller = clinic.caller();
            assertThat(caller.get("/api/v1/faxes?q=amoxicillin").body()).contains(fax);
            String audit = caller.get("/api/v1/audit/entries?record_id=" + fax).body();
            assertThat(audit)
                    .contains("fax.page_sent_to_recogniser", TestServer.TRUSTED_ADDRESS)
                    .doesNotContain("Amoxicillin");
            JsonNode left = caller.get(path(recogniser) + "/readings").json();
            assertThat(left.at("/data/0/outcome").asString()).isEqualTo("kept");
            assertThat(left.at("/data/0/fax_id").asString()).isEqualTo(fax);
            assertThat(left.at("/data/0/page").asInt()).isEqualTo(2);
            assertThat(left.at("/days/0/pages").asInt()).isOne();
            assertThat(left.toString()).doesNotContain("Amoxicillin");
            assertThat(caller.get(path(recogniser)).json().path("pages_today").asInt())
                    .isOne();
        }
        assertThat(google.pictures())
                .as("only the page that was read badly left")
                .hasSize(1);
        ByteBuffer png = ByteBuffer.wrap(google.pictures().getFirst());
        assertThat(png.getInt(16)).as("width, as received").isEqualTo(1728);
        assertThat(png.getInt(20)).as("height, with square pixels").isBetween(2100, 2400);
        assertThat(google.requests()).noneMatch(request -> request.contains(RecogniserSimulator.KEY));
    }

    @Test
    @Covers({"FAX-B-001-03", "FAX-B-001-07"})
    void azureReadsPagesToo() {
        try (AzureVisionSimulator azure = AzureVisionSimulator.start(TestServer.TRUSTED_ADDRESS)) {
            azure.reads(SCRAWLED, 0.88);
            recogniser(azure, Map.of("kind", "azure_vision"));
            String fax = received(Scrawl.pdf(Scrawl.PAGE));
            assertThat(text(fax).at("/0/text").asString()).isEqualTo(SCRAWLED);
            assertThat(timeline(fax)).contains("Page 1 was read by Azure AI Vision: 88 %");
            assertThat(azure.pictures()).hasSize(1);
        }
    }

    @Test
    @Covers("FAX-B-001-07")
    void nothingLeavesWithoutARecordThatIsEnabled() throws Exception {
        recogniser(google, Map.of("name", "Off", "enabled", false));
        String gone = recogniser(google, Map.of("name", "Gone"));
        assertThat(clinic.caller().delete(path(gone)).status()).isEqualTo(204);
        String fax = received(Scrawl.pdf(Scrawl.PAGE));
        assertThat(google.requests()).isEmpty();
        assertThat(timeline(fax)).doesNotContain("Google");
        assertThat(new OwnerView(server).texts("select id::text from outside_readings where fax_id = '" + fax + "'"))
                .isEmpty();
    }

    @Test
    void whatWeReadBetterIsKept() {
        google.reads("Riverside", 0.99);
        String recogniser = recogniser(google, Map.of("use_below", 100));
        String fax = received(Scrawl.pdf(PRINT));
        assertThat(text(fax).at("/0/text").asString()).contains("The results of the examination");
        assertThat(timeline(fax))
                .contains("Page 1 was read by Google Cloud Vision: no more, or less surely", "Our own reading is kept");
        assertThat(clinic.caller()
                        .get(path(recogniser) + "/readings")
                        .json()
                        .at("/data/0/outcome")
                        .asString())
                .isEqualTo("own_kept");
    }

    @Test
    void whatGoesWrongOutsideStopsNoFaxAndIsTold() throws Exception {
        google.reads(SCRAWLED, 0.91);
        String recogniser = recogniser(google, Map.of("max_seconds", 3));
        google.next(RecogniserFault.SILENCE);
        String fax = received(Scrawl.pdf(Scrawl.PAGE));
        assertThat(timeline(fax))
                .contains("Page 1 was not read by Google Cloud Vision: it did not answer in time")
                .contains("Our own reading is kept");
        int read = 1;
        for (var fault : Map.of(
                        RecogniserFault.ERROR, "it answered with status 503",
                        RecogniserFault.MALFORMED, "its answer can't be understood",
                        RecogniserFault.HUGE, "its answer is too large",
                        RecogniserFault.PICTURE, "it can't read the picture of the page")
                .entrySet()) {
            google.next(fault.getKey());
            again(fax, recogniser, ++read);
            assertThat(timeline(fax)).contains("was not read by Google Cloud Vision: " + fault.getValue());
        }
        google.next(RecogniserFault.BUSY);
        again(fax, recogniser, ++read);
        JsonNode busy = clinic.caller().get(path(recogniser)).json();
        assertThat(busy.path("last_error").asString()).isEqualTo("it takes no more pages at the moment");
        assertThat(busy.path("paused_until").asString()).isNotEmpty();
        int asked = google.pictures().size();
        readAgain(fax, ++read);
        assertThat(google.pictures()).as("left alone, as it asked").hasSize(asked);
        assertThat(timeline(fax)).contains("Google Cloud Vision is left alone for a while");
        again(fax, recogniser, ++read);
        assertThat(text(fax).at("/0/text").asString()).isEqualTo(SCRAWLED);
        assertThat(new OwnerView(server)
                        .texts("select distinct outcome from outside_readings where fax_id = '" + fax
                                + "' order by outcome"))
                .containsExactly("failed", "kept");
        assertThat(clinic.caller()
                        .get(path(recogniser))
                        .json()
                        .path("last_error")
                        .isNull())
                .isTrue();
    }

    @Test
    void whatARunThatWasKilledLeftBehindIsNotKnownAndThePageIsReadAgain() throws Exception {
        google.reads(SCRAWLED, 0.91);
        String recogniser = recogniser(google, Map.of());
        String fax = received(Scrawl.pdf(Scrawl.PAGE));
        try (var owner = new OwnerView(server).connect();
                var statement = owner.createStatement()) {
            statement.execute(
                    "update outside_readings set outcome = 'pending', ended_at = null where fax_id = '" + fax + "'");
        }
        again(fax, recogniser, 2);
        assertThat(new OwnerView(server)
                        .texts("select outcome from outside_readings where fax_id = '" + fax + "' order by asked_at"))
                .containsExactly("unknown", "kept");
        assertThat(text(fax).at("/0/text").asString()).isEqualTo(SCRAWLED);
    }

    @Test
    void noMorePagesOfAFaxLeaveThanAreAllowed() {
        google.reads(SCRAWLED, 0.91);
        recogniser(google, Map.of("max_pages", 1));
        String fax = received(Scrawl.pdf(Scrawl.PAGE, Scrawl.PAGE, Scrawl.PAGE));
        assertThat(google.pictures()).hasSize(1);
        assertThat(timeline(fax)).contains("2 of them stayed here: at most 1 for each fax, within 20 seconds");
        assertThat(text(fax).at("/0/text").asString()).isEqualTo(SCRAWLED);
        assertThat(text(fax).at("/1/text").asString()).isNotEqualTo(SCRAWLED);
    }

    @Test
    void theConnectionIsTriedWithoutAnythingOfAFax() {
        String recogniser = recogniser(google, Map.of("enabled", false, "agreement_signed", false, "api_key", "wrong"));
        Caller caller = clinic.caller();
        JsonNode refused = caller.post(path(recogniser) + "/test", Map.of()).json();
        assertThat(refused.path("works").asBoolean()).isFalse();
        assertThat(refused.path("detail").asString()).isEqualTo("the key is not known there");
        assertThat(caller.get(path(recogniser)).json().path("last_error").asString())
                .isEqualTo("the key is not known there");
        caller.patch(path(recogniser), Map.of("api_key", RecogniserSimulator.KEY));
        JsonNode works = caller.post(path(recogniser) + "/test", Map.of()).json();
        assertThat(works.path("detail").asString()).isEqualTo("It answered and read 3 words of a test page.");
        assertThat(caller.get(path(recogniser)).json().path("last_error").isNull())
                .isTrue();
        assertThat(caller.get("/api/v1/audit/entries?record_id=" + recogniser).body())
                .contains("outside_recogniser.tested");
    }

    @Test
    void whatMayNotBeIsRefused() {
        Caller caller = clinic.caller();
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("agreement_signed", false),
                Map.of("endpoint", "https://10.1.2.3"),
                Map.of("endpoint", "https://169.254.169.254/latest"),
                Map.of("endpoint", "http://vision.example"),
                Map.of("endpoint", "https://vision.example/?key=1"),
                Map.of("kind", "azure_vision", "endpoint", ""),
                Map.of("api_key", ""),
                Map.of("use_below", 0))) {
            assertThat(caller.post("/api/v1/outside-recognisers", values(google, wrong))
                            .status())
                    .as(wrong.toString())
                    .isEqualTo(400);
        }
        String recogniser = recogniser(google, Map.of());
        assertThat(caller.patch(path(recogniser), Map.of("agreement_signed", false))
                        .status())
                .isEqualTo(400);
        assertThat(caller.get(path(recogniser)).body()).doesNotContain(RecogniserSimulator.KEY);
        assertThat(caller.get("/api/v1/audit/entries?record_id=" + recogniser).body())
                .contains("outside_recogniser.enabled", "signed", TestServer.TRUSTED_ADDRESS)
                .doesNotContain(RecogniserSimulator.KEY);
        Tenant.Login login = server.person(clinic, "fax_user");
        Caller worker = Caller.signedIn(server.port(), login.email(), login.password());
        assertThat(worker.post("/api/v1/outside-recognisers", values(google, Map.of("name", "Other")))
                        .status())
                .isEqualTo(403);
        assertThat(worker.get(path(recogniser) + "/readings").status()).isEqualTo(403);
        assertThat(worker.post(path(recogniser) + "/test", Map.of()).status()).isEqualTo(403);
        Caller stranger = server.tenant("Nosy Clinic").caller();
        assertThat(stranger.get(path(recogniser)).status()).isEqualTo(404);
        assertThat(stranger.get(path(recogniser) + "/readings").status()).isEqualTo(404);
        assertThat(stranger.post(path(recogniser) + "/test", Map.of()).status()).isEqualTo(404);
        assertThat(google.requests()).isEmpty();
    }

    private Map<String, Object> values(RecogniserSimulator service, Map<String, Object> more) {
        var all = new HashMap<String, Object>(Map.of(
                "name",
                "Reader",
                "enabled",
                true,
                "agreement_signed",
                true,
                "endpoint",
                service.address().toString(),
                "api_key",
                RecogniserSimulator.KEY));
        all.putAll(more);
        return all;
    }

    private String recogniser(RecogniserSimulator service, Map<String, Object> more) {
        return Tenant.id(clinic.caller().post("/api/v1/outside-recognisers", values(service, more)));
    }

    private static String path(String recogniser) {
        return "/api/v1/outside-recognisers/" + recogniser;
    }

    private String received(byte[] pdf) {
        clinic.send(pdf, "letter.pdf", Map.of("cover", "false", "header", "false"));
        return clinic.awaitDelivered(1).path("id").asString();
    }

    /// Once more, with a recogniser that is no longer left alone.
    private void again(String fax, String recogniser, int reads) {
        clinic.caller().patch(path(recogniser), Map.of("api_key", RecogniserSimulator.KEY));
        readAgain(fax, reads);
    }

    private void readAgain(String fax, int reads) {
        assertThat(clinic.caller()
                        .post("/api/v1/faxes/" + fax + "/read-again", Map.of())
                        .status())
                .isLessThan(300);
        for (int tenths = 0; tenths < 600; tenths++) {
            if (timeline(fax).split("\"event\":\"read\"", -1).length > reads) {
                return;
            }
            TestServer.pause(100);
        }
        throw new AssertionError("it was not read again: " + timeline(fax));
    }

    private JsonNode text(String fax) {
        return clinic.caller().get("/api/v1/faxes/" + fax + "/text").json().path("pages");
    }

    private String timeline(String fax) {
        return clinic.caller().get("/api/v1/faxes/" + fax + "/timeline").body();
    }
}
