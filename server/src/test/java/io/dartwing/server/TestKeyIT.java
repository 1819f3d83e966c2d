package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.test.OwnerView;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.http.Caller;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What is sent with a test key goes through everything but the line.
class TestKeyIT {
    private final TestServer server = TestServer.shared();
    private final Tenant clinic = server.tenant("Trying Clinic");
    private final Caller program = Caller.withKey(server.port(), testKey());

    private String testKey() {
        JsonNode key = clinic.caller()
                .post(
                        "/api/v1/api-keys",
                        Map.of("name", "try", "scopes", List.of("fax:send", "fax:read"), "test", true))
                .json();
        assertThat(key.path("key").asString()).matches("tel_test_[0-9a-f]{64}");
        assertThat(key.path("test").asBoolean()).isTrue();
        return key.path("key").asString();
    }

    @ParameterizedTest
    @CsvSource({"own, sent", "+12025550199, failed", "+12025550198, uncertain"})
    void itsFaxesEndSimulatedAndNoCallIsPlaced(String to, String status) throws SQLException {
        JsonNode sent = program.post(
                        "/api/v1/faxes",
                        Map.of(
                                "to",
                                to.equals("own") ? clinic.secondNumber() : to,
                                "filename",
                                "a.pdf",
                                "file_base64",
                                Base64.getEncoder().encodeToString(TestPages.pdf("Only a test"))))
                .json();
        String id = sent.path("id").asString();
        assertThat(sent.path("test").asBoolean()).isTrue();
        clinic.awaitStatus(id, status);
        assertThat(new OwnerView(server).texts("select id::text from fax_attempts where fax_id = '" + id + "'"))
                .isEmpty();
        assertThat(clinic.caller().get("/api/v1/faxes/" + id + "/timeline").body())
                .contains("Simulated");
        assertThat(clinic.caller()
                        .get("/api/v1/faxes?direction=inbound")
                        .json()
                        .path("data")
                        .size())
                .isZero();
    }

    @Test
    void aLiveRetryOfATestFaxIsStillATest() {
        String id = program.post(
                        "/api/v1/faxes",
                        Map.of(
                                "to",
                                "+12025550199",
                                "filename",
                                "a.pdf",
                                "file_base64",
                                Base64.getEncoder().encodeToString(TestPages.pdf("Only a test"))))
                .json()
                .path("id")
                .asString();
        clinic.awaitStatus(id, "failed");
        assertThat(clinic.caller()
                        .post("/api/v1/faxes/" + id + "/retry", Map.of())
                        .status())
                .isEqualTo(200);
        JsonNode again = clinic.awaitStatus(id, "failed");
        assertThat(again.path("test").asBoolean()).isTrue();
    }
}
