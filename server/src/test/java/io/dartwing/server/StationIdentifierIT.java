package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What a sent fax is known by where it arrives.
class StationIdentifierIT {
    private static final String SETTING = "/api/v1/settings/fax.station_identifier";

    private final TestServer server = TestServer.shared();

    @Test
    @Covers("FAX-E-001-04")
    void eachFaxPrintsAnIdentifierThatFindsIt() {
        Tenant clinic = server.tenant("Identified Clinic");
        JsonNode first = sent(clinic);
        String identifier = first.path("station_identifier").asString();
        assertThat(identifier).matches("DFX-[0-9]{8}-[0-9A-HJKMNP-TV-Z]{4}");
        JsonNode arrived = clinic.awaitDelivered(1);
        assertThat(arrived.path("station_identifier").isNull()).isTrue();
        assertThat(arrived.path("remote_station_id").asString()).isEqualTo(clinic.firstNumber());
        String page = clinic.caller()
                .get("/api/v1/faxes/" + arrived.path("id").asString() + "/text")
                .json()
                .at("/pages/0/text")
                .asString();
        assertThat(page.replace(" ", "")).contains(identifier.substring(0, "DFX-20261127".length()));

        for (String asked : new String[] {identifier, identifier.toLowerCase(Locale.ROOT)}) {
            assertThat(clinic.caller()
                            .get("/api/v1/faxes/" + asked)
                            .json()
                            .path("id")
                            .asString())
                    .isEqualTo(first.path("id").asString());
        }
        assertThat(sent(clinic).path("station_identifier").asString()).isNotEqualTo(identifier);
        assertThat(clinic.caller().get("/api/v1/faxes/DFX-20200101-0000").status())
                .isEqualTo(404);
        assertThat(server.tenant("Asking Clinic")
                        .caller()
                        .get("/api/v1/faxes/" + identifier)
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Covers("FAX-E-001-04")
    void theFarMachineIsToldItWhereThatIsWished() {
        Tenant clinic = server.tenant("Announcing Clinic");
        clinic.caller().put(SETTING, Map.of("value", "announced"));
        String identifier = sent(clinic).path("station_identifier").asString();
        assertThat(clinic.awaitDelivered(1).path("remote_station_id").asString())
                .isEqualTo(identifier);
    }

    @Test
    void anOrganisationCanDoWithout() {
        Tenant clinic = server.tenant("Plain Clinic");
        clinic.caller().put(SETTING, Map.of("value", "off"));
        assertThat(sent(clinic).path("station_identifier").isNull()).isTrue();
    }

    private static JsonNode sent(Tenant clinic) {
        String fax = Tenant.id(clinic.send(TestPages.pdf("Dear colleagues"), "letter.pdf", Map.of()));
        return clinic.awaitStatus(fax, "sent");
    }
}
