package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dartwing.server.test.OwnerView;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What people say of held faxes counts for the next ones that say nearly the same.
class SpamLearningIT {
    private static final String OFFER = """
            ROOF INSPECTIONS FOR BUSINESSES IN YOUR STREET
            Our crew works near your office this week and looks at roofs without charge
            Storm damage is often hidden and the owner learns of it when water comes in
            We take pictures, write a report and talk to the adjuster for you
            Ask for Terry, mention reference %s""";
    private static final String LETTER = """
            Minutes of the residents' council of the third floor
            The gardener will come on Wednesdays instead of Fridays from now on
            Visitors are asked to leave their bicycles beside the shed
            The summer concert was praised and the choir thanked with applause
            The council meets again on the second Monday of %s""";

    private final TestServer server = TestServer.shared();

    @Test
    @Covers({"FAX-B-004-04", "FAX-D-002"})
    void whatWasRejectedIsJunkWhenItComesAgainAndWhatWasReleasedIsNot() throws Exception {
        Tenant office = server.tenant("Learning Office");
        Caller caller = office.caller();
        hold(caller, 0);
        String first = held(office, OFFER.formatted("A-17"), 1);
        decide(caller, first, "reject");
        hold(caller, 80);
        String again = held(office, OFFER.formatted("B-22"), 1);
        assertThat(caller.get("/api/v1/faxes/" + again)
                        .json()
                        .path("spam_score")
                        .asInt())
                .isGreaterThanOrEqualTo(95);
        assertThat(reasons(caller, again)).contains("A fax that says nearly the same was rejected as junk.");
        decide(caller, again, "reject");

        hold(caller, 0);
        String letter = held(office, LETTER.formatted("May"), 1);
        decide(caller, letter, "release");
        hold(caller, 26);
        office.send(TestPages.pdf(LETTER.formatted("June")), "minutes.pdf", Map.of());
        String next = office.awaitDelivered(2).path("id").asString();
        assertThat(caller.get("/api/v1/faxes/" + next).json().path("spam_score").asInt())
                .isLessThanOrEqualTo(25);
        assertThat(reasons(caller, next)).contains("A fax that says nearly the same was let through.");

        String number = office.firstNumber();
        assertThat(new OwnerView(server)
                        .texts("select fax_sender_reports('" + number + "', gen_random_uuid(), '2020-01-01')::text"))
                .as("others are told how many, not who")
                .containsExactly("1");
    }

    @Test
    @Covers("FAX-B-002-05")
    void aFaxThatNobodyIsSureOfWaitsUntilAPersonSaysWhatItIs() {
        Tenant office = server.tenant("Careful Office");
        Caller caller = office.caller();
        caller.put("/api/v1/settings/fax.category_unsure_below", Map.of("value", 100));
        caller.put("/api/v1/settings/fax.category_unsure_hold", Map.of("value", true));
        String fax = held(office, LETTER.formatted("July"), 1);
        assertThat(caller.get("/api/v1/faxes/" + fax + "/timeline").body())
                .contains("Held: a person has to say what it is");
        assertThat(caller.put("/api/v1/faxes/" + fax + "/category", Map.of("category", "other"))
                        .status())
                .isEqualTo(200);
        decide(caller, fax, "release");
        JsonNode released = caller.get("/api/v1/faxes/" + fax).json();
        assertThat(released.path("status").asString()).isEqualTo("delivered");
        assertThat(released.path("category").asString()).isEqualTo("other");
    }

    private static void hold(Caller caller, int from) {
        caller.put("/api/v1/settings/fax.spam_hold_from", Map.of("value", from));
    }

    private static void decide(Caller caller, String fax, String word) {
        Caller.Answer said = caller.post("/api/v1/faxes/" + fax + "/" + word, Map.of());
        assertThat(said.status()).as(said.body()).isEqualTo(200);
    }

    private static String reasons(Caller caller, String fax) {
        return caller.get("/api/v1/faxes/" + fax + "/findings")
                .json()
                .path("spam")
                .toString();
    }

    private static String held(Tenant office, String text, int count) {
        office.send(TestPages.pdf(text), "page.pdf", Map.of());
        String path = "/api/v1/faxes?direction=inbound&status=held";
        await().atMost(Duration.ofMinutes(2))
                .until(() -> office.caller().get(path).json().path("data").size() >= count);
        return office.caller().get(path).json().at("/data/0/id").asString();
    }
}
