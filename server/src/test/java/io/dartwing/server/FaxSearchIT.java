package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Faxes found by what is known of them without their text.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaxSearchIT {
    private Tenant clinic;
    private String invoice;
    private String referral;
    private Instant between;

    @BeforeAll
    void send() {
        clinic = TestServer.shared().tenant("Search Clinic");
        invoice = sent("+13035550142", "Invoice for November");
        between = Instant.now();
        referral = sent("+13035550199", "Referral of a patient");
    }

    @Test
    @Covers("FAX-I-002-04")
    void aNumberANameOrASubjectAloneFindsAFax() {
        assertThat(found("q", "+13035550142")).containsExactly(invoice);
        assertThat(found("q", "13035550199")).containsExactly(referral);
        assertThat(found("q", "november")).containsExactly(invoice);
        String name = clinic.caller()
                .get("/api/v1/faxes/" + referral)
                .json()
                .path("name")
                .asString();
        assertThat(found("q", name)).containsExactly(referral);
        assertThat(found("q", "december")).isEmpty();
    }

    @Test
    void wordsAreJoinedAlternativesOrLeftOut() {
        assertThat(found("q", "invoice november")).containsExactly(invoice);
        assertThat(found("q", "invoice referral")).isEmpty();
        assertThat(found("q", "invoice or referral")).containsExactly(referral, invoice);
        assertThat(found("q", "13035550199 -invoice")).containsExactly(referral);
        assertThat(found("q", "\"of a patient\"")).containsExactly(referral);
        assertThat(found("q", "\"patient a of\"")).isEmpty();
    }

    @Test
    @Covers("FAX-I-001-10")
    void faxesBetweenTwoTimesAreFound() {
        String before = between.minusSeconds(3600).toString();
        String middle = between.toString();
        String after = between.plusSeconds(3600).toString();
        assertThat(found("since", before, "until", middle)).containsExactly(invoice);
        assertThat(found("since", middle, "until", after)).containsExactly(referral);
        assertThat(found("since", before, "until", after)).containsExactly(referral, invoice);
        assertThat(found("since", after)).isEmpty();
    }

    private String sent(String to, String subject) {
        return Tenant.id(clinic.send(
                TestPages.pdf("letter"),
                "letter.pdf",
                Map.of("to", to, "subject", subject, "scheduled_at", Tenant.NEXT_MONTH, "cover", "false")));
    }

    private List<String> found(String... parameters) {
        var query = new StringBuilder("/api/v1/faxes?direction=outbound");
        for (int i = 0; i < parameters.length; i += 2) {
            query.append('&').append(parameters[i]).append('=');
            query.append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return clinic.caller()
                .get(query.toString())
                .json()
                .path("data")
                .valueStream()
                .map(row -> row.path("id").asString())
                .toList();
    }
}
