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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// An organisation's faxes are told apart by what its people said of earlier ones.
class CategoryLearningIT {
    private static final String MODELS = "/api/v1/faxes/categories/models";
    private static final List<String> STUDIES = List.of("""
            NIGHTFALL SLEEP LABORATORY
            Polysomnogram summary
            Sleep efficiency 81 percent, sleep latency 14 minutes
            Apnea hypopnea index 22, lowest saturation 84 percent
            Mask pressure at titration: 9 cm H2O""", """
            NIGHTFALL SLEEP LABORATORY
            Polysomnogram of the second night
            Sleep efficiency 77 percent, REM latency 90 minutes
            Apnea hypopnea index 31 while supine
            Titration reached a mask pressure of 11 cm H2O""", """
            Nightfall Sleep Laboratory - home test
            Polysomnogram, recording time 7 hours
            Apnea hypopnea index 9, snoring for 40 percent of the night
            Sleep efficiency could not be scored, no titration""", """
            Polysomnogram with titration, Nightfall Sleep Laboratory
            Mask pressure 7 to 12 cm H2O, leak acceptable
            Apnea hypopnea index fell from 44 to 3
            Sleep efficiency 90 percent, arousals 12 an hour""");
    private static final List<String> BILLS = List.of("""
            ACME SUPPLIES  INVOICE 4471
            Bill to: the clinic  Payment terms: net 30
            Exam gloves 10 boxes   95.00
            Total amount due 95.00  Remit to PO Box 12""", """
            INVOICE 9920 of Harbor Linen Service
            Towels and gowns, month of May   310.00
            Sales tax 24.80   Balance due 334.80
            Please pay upon receipt""");
    private static final String NEXT_STUDY = """
            NIGHTFALL SLEEP LABORATORY
            Polysomnogram of last night
            Sleep efficiency 84 percent, lowest saturation 88 percent
            Apnea hypopnea index 17, mask pressure at titration 8 cm H2O""";

    private final TestServer server = TestServer.shared();

    @Test
    @Covers("FAX-B-002-07")
    void whatPeopleSayIsLearnedMeasuredUsedAndTakenBack() throws Exception {
        Tenant clinic = server.tenant("Sleep Clinic");
        Caller caller = clinic.caller();
        Tenant.id(caller.post("/api/v1/document-categories", Map.of("code", "sleep_study", "label", "Sleep study")));
        Caller.Answer tooEarly = caller.post(MODELS, Map.of());
        assertThat(tooEarly.status()).as(tooEarly.body()).isEqualTo(409);
        assertThat(tooEarly.body()).contains("expected: at least 4");

        List<String> received = new ArrayList<>();
        for (String study : STUDIES) {
            received.add(received(clinic, study, received.size() + 1));
            say(caller, received.getLast(), "sleep_study");
        }
        for (String bill : BILLS) {
            received.add(received(clinic, bill, received.size() + 1));
            say(caller, received.getLast(), "invoice");
        }
        JsonNode lessons = caller.get(MODELS).json().path("lessons");
        assertThat(lessons.path("corrections").asInt()).isEqualTo(6);
        assertThat(lessons.path("fresh").asInt()).isEqualTo(6);
        assertThat(lessons.path("confusions")
                        .valueStream()
                        .mapToInt(one -> one.path("faxes").asInt())
                        .sum())
                .isEqualTo(6);

        JsonNode model = trained(caller);
        assertThat(model.path("status").asString()).as(model.toString()).isEqualTo("ready");
        assertThat(model.path("corrections").asInt()).isEqualTo(6);
        assertThat(model.at("/before/right").asDouble())
                .as("the shipped model knows no sleep studies")
                .isLessThan(0.5);
        assertThat(model.at("/after/right").asDouble())
                .isGreaterThan(model.at("/before/right").asDouble());
        assertThat(model.path("better").asBoolean()).isTrue();
        assertThat(model.path("in_use").asBoolean()).isTrue();
        assertThat(new OwnerView(server)
                        .texts("select encode(model, 'escape') from fax_category_models where in_use and asked_by <> ''"
                                + " and id = '" + model.path("id").asString() + "'"))
                .singleElement()
                .asString()
                .doesNotContain("polysomnogram", "sleep_study");

        String next = received(clinic, NEXT_STUDY, received.size() + 1);
        assertThat(category(caller, next)).isEqualTo("sleep_study");

        JsonNode withdrawn = caller.put(MODELS + "/in-use", nothing()).json();
        assertThat(withdrawn
                        .path("data")
                        .valueStream()
                        .noneMatch(one -> one.path("in_use").asBoolean()))
                .isTrue();
        assertThat(category(caller, received(clinic, NEXT_STUDY, received.size() + 2)))
                .isNotEqualTo("sleep_study");
        String id = model.path("id").asString();
        caller.put(MODELS + "/in-use", Map.of("id", id));
        assertThat(caller.get(MODELS).json().at("/data/0/in_use").asBoolean()).isTrue();
        assertThat(caller.get("/api/v1/audit/entries?limit=200").body())
                .contains("fax.category_model_trained", "fax.category_model_withdrawn", "fax.category_model_used");
    }

    @Test
    void onlyAdministratorsTrainAndNobodyUsesAnothersModel() {
        Tenant office = server.tenant("Other Sleep Office");
        Caller caller = office.caller();
        assertThat(caller.put(MODELS + "/in-use", Map.of("id", "01900000-0000-7000-8000-000000000000"))
                        .status())
                .isEqualTo(404);
        assertThat(caller.put(MODELS + "/in-use", Map.of("id", "none")).status())
                .isEqualTo(400);
        Caller reader = Caller.withKey(
                server.port(),
                caller.post("/api/v1/api-keys", Map.of("name", "reader", "scopes", List.of("fax:read")))
                        .json()
                        .path("key")
                        .asString());
        assertThat(reader.get(MODELS).status()).isEqualTo(403);
        assertThat(reader.post(MODELS, Map.of()).status()).isEqualTo(403);
        assertThat(reader.put(MODELS + "/in-use", nothing()).status()).isEqualTo(403);
    }

    private static Map<String, Object> nothing() {
        Map<String, Object> body = new HashMap<>();
        body.put("id", null);
        return body;
    }

    private static JsonNode trained(Caller caller) {
        Caller.Answer begun = caller.post(MODELS, Map.of());
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        await().atMost(Duration.ofMinutes(2))
                .until(() -> !caller.get(MODELS)
                        .json()
                        .at("/data/0/status")
                        .asString()
                        .equals("training"));
        return caller.get(MODELS).json().at("/data/0");
    }

    private static String received(Tenant clinic, String text, int count) {
        clinic.send(TestPages.pdf(text), "page.pdf", Map.of());
        return clinic.awaitDelivered(count).path("id").asString();
    }

    private static void say(Caller caller, String fax, String category) {
        Caller.Answer said = caller.put("/api/v1/faxes/" + fax + "/category", Map.of("category", category));
        assertThat(said.status()).as(said.body()).isEqualTo(200);
    }

    private static String category(Caller caller, String fax) {
        return caller.get("/api/v1/faxes/" + fax).json().path("category").asString();
    }
}
