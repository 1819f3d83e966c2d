package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dartwing.server.crash.ServerProcess;
import io.dartwing.server.test.Scrawl;
import io.dartwing.server.test.Tenant;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.recogniser.GoogleVisionSimulator;
import io.dartwing.testkit.recogniser.RecogniserFault;
import io.dartwing.testkit.recogniser.RecogniserSimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `kill -9` of the server while a page is with a recogniser outside.
class OutsideReadingKillIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String HOST = "127.0.0.1";
    private static final String TEXT = """
            Amoxicillin 500 mg three times daily for ten days,
            return in two weeks or sooner if the fever stays,
            no allergy to penicillin known of Jane Doe or family""";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path temporary;

    private final GoogleVisionSimulator google = GoogleVisionSimulator.start(HOST);
    private ServerProcess server;
    private String key;

    @BeforeEach
    void start() throws IOException {
        server = new ServerProcess(temporary.resolve("data"), 18_000, "dartwing.fetch.trusted-hosts=" + HOST);
        server.start();
        server.command("organization", "create", "Reading Clinic", "--json");
        key = new JsonMapper()
                .readTree(server.command(
                        "key", "create", "--organization", "Reading Clinic", "--scopes", "admin", "--json"))
                .path("key")
                .asString();
        String trunk = Tenant.id(caller().post(
                        "/api/v1/trunks",
                        Map.of("name", "Loopback", "host", HOST, "port", server.sipPort(), "t38", "always")));
        Tenant.id(caller().post("/api/v1/numbers", Map.of("number", "+12025550171", "trunk_id", trunk)));
        Tenant.id(caller().post("/api/v1/numbers", Map.of("number", "+12025550172", "trunk_id", trunk)));
        Tenant.id(caller().post(
                        "/api/v1/outside-recognisers",
                        Map.of(
                                "name",
                                "Reader",
                                "enabled",
                                true,
                                "agreement_signed",
                                true,
                                "endpoint",
                                google.address().toString(),
                                "api_key",
                                RecogniserSimulator.KEY,
                                "max_seconds",
                                120)));
    }

    @AfterEach
    void stop() {
        server.close();
        google.close();
    }

    @Test
    void theFaxIsReadAgainAndNothingIsLost() throws IOException {
        google.reads(TEXT, 0.91);
        google.next(RecogniserFault.SILENCE);
        Tenant.id(caller().post(
                        "/api/v1/faxes",
                        Map.of(
                                "to",
                                "+12025550172",
                                "from",
                                "+12025550171",
                                "header",
                                false,
                                "filename",
                                "letter.pdf",
                                "file_base64",
                                Base64.getEncoder().encodeToString(Scrawl.pdf(Scrawl.PAGE)))));
        await().atMost(PATIENCE).until(() -> google.pictures().size() == 1);
        server.kill();
        server.start();
        await().atMost(PATIENCE)
                .until(() -> arrived().at("/0/status").asString("").equals("delivered"));
        String fax = arrived().at("/0/id").asString();
        assertThat(arrived().size()).isOne();
        assertThat(caller().get("/api/v1/faxes/" + fax + "/text")
                        .json()
                        .at("/pages/0/text")
                        .asString())
                .isEqualTo(TEXT);
        String recogniser = caller().get("/api/v1/outside-recognisers")
                .json()
                .at("/data/0/id")
                .asString();
        JsonNode readings = caller().get("/api/v1/outside-recognisers/" + recogniser + "/readings")
                .json()
                .path("data");
        assertThat(readings.findValuesAsString("outcome")).containsExactly("kept", "unknown");
        assertThat(google.pictures()).hasSize(2);
        server.command("audit", "verify");
        assertThat(server.failuresInLog()).isEmpty();
    }

    private JsonNode arrived() {
        return caller().get("/api/v1/faxes?direction=inbound").json().path("data");
    }

    private Caller caller() {
        return Caller.withKey(server.port(), key);
    }
}
