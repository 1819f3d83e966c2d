package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.languagemodel.LanguageModelSimulator;
import io.dartwing.testkit.languagemodel.LanguageModelSimulator.Fault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Questions are understood by a language model when the organisation wants it, and nothing that could name somebody
/// leaves with them.
class LanguageModelIT {
    private static final String QUESTION = "/api/v1/faxes/search/question";

    private final TestServer server = TestServer.shared();
    private final LanguageModelSimulator outside = LanguageModelSimulator.start(TestServer.TRUSTED_ADDRESS);

    @AfterEach
    void close() {
        outside.close();
    }

    @Test
    void aQuestionIsUnderstoodWithoutItsNamesLeaving() {
        Tenant clinic = server.tenant("Asking Clinic");
        String model = set(clinic, Map.of());
        outside.answers(asked -> """
                Here you are: {"q": "from:[1] patient:[2] NOT category:invoice after:2026-11-16 [3]", "ignored": []}""");
        JsonNode meant = ask(
                clinic,
                "everything that came from Mercy Hospital about John Miller with 555-12-3456 except bills, glukose");
        assertThat(meant.path("q").asString())
                .isEqualTo("from:\"Mercy Hospital\" patient:\"John Miller\" NOT category:invoice after:2026-11-16"
                        + " 555-12-3456");
        assertThat(meant.path("by").asString()).isEqualTo("House model");
        assertThat(meant.path("ignored").toString())
                .as("a word without a place")
                .contains("glukose");
        assertThat(outside.questions())
                .singleElement()
                .asString()
                .contains("everything that came from [1] about [2] with [3] except bills [4]")
                .doesNotContainIgnoringCase("mercy", "john", "miller", "555", "glukose");
        assertThat(clinic.caller()
                        .get("/api/v1/audit/entries?record_id=" + model)
                        .body())
                .contains("language_model.asked")
                .doesNotContain("Miller", "bills");
    }

    @Test
    void withoutAModelAndWhenItFailsTheGrammarAnswers() {
        Tenant clinic = server.tenant("Patient Clinic");
        assertThat(clinic.caller()
                        .get(QUESTION + "?text=lab+results")
                        .json()
                        .path("model")
                        .isNull())
                .isTrue();
        assertThat(ask(clinic, "lab results").path("trouble").asString()).isEqualTo("no language model is set up");

        String model = set(clinic, Map.of("enabled", false));
        assertThat(ask(clinic, "lab results").path("trouble").asString()).isEqualTo("no language model is set up");
        assertThat(outside.questions()).isEmpty();
        change(clinic, model, Map.of("enabled", true));
        assertThat(clinic.caller()
                        .get(QUESTION + "?text=lab+results")
                        .json()
                        .path("model")
                        .asString())
                .isEqualTo("House model");
        var troubles = Map.of(
                Fault.TOO_MANY_REQUESTS, "it takes no more questions for now",
                Fault.SERVER_ERROR, "it is in trouble",
                Fault.GARBAGE, "its answer was not understood",
                Fault.ENDLESS, "its answer was not understood");
        troubles.forEach((fault, trouble) -> {
            outside.next(fault);
            JsonNode meant = ask(clinic, "lab results from last week");
            assertThat(meant.path("trouble").asString()).as(fault.name()).isEqualTo(trouble);
            assertThat(meant.path("by").isNull()).isTrue();
            assertThat(meant.path("q").asString()).startsWith("category:lab_results after:");
        });
        for (String nonsense : List.of("no json", "{\"q\": \"\"}", "{\"q\": \"after:someday\"}", "{\"q\": 7")) {
            outside.answers(asked -> nonsense);
            assertThat(ask(clinic, "lab results").path("trouble").asString())
                    .as(nonsense)
                    .isEqualTo("its answer was not understood");
        }
        change(clinic, model, Map.of("api_key", "another"));
        assertThat(ask(clinic, "lab results").path("trouble").asString()).isEqualTo("it refused the key");
        assertThat(test(clinic, model).path("detail").asString()).isEqualTo("it refused the key");
        change(clinic, model, Map.of("api_key", LanguageModelSimulator.KEY, "model", "unheard-of"));
        assertThat(test(clinic, model).path("detail").asString()).isEqualTo("it knows no such model or address");
        change(clinic, model, Map.of("model", LanguageModelSimulator.MODEL));
        assertThat(test(clinic, model).path("works").asBoolean()).isTrue();
        assertThat(clinic.caller()
                        .post(QUESTION, Map.of("text", "x".repeat(501)))
                        .status())
                .isEqualTo(400);
        assertThat(clinic.caller().post(QUESTION, Map.of()).status()).isEqualTo(400);
    }

    @Test
    void inHealthcareModeOwnWordsNeedAnAgreement() {
        Tenant clinic = server.clinic("Covered Clinic");
        Caller admin = clinic.caller();
        var refused = admin.post("/api/v1/language-models", fields(Map.of("sends", "as_typed")));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("agreement_id");
        String agreement = Tenant.id(admin.post(
                "/api/v1/baas",
                Map.of("counterparty", "House of Models", "kind", "vendor", "signed_on", "2020-01-01")));
        set(clinic, Map.of("sends", "as_typed", "agreement_id", agreement));
        outside.answers(asked -> "{\"q\": \"patient:\\\"John Miller\\\"\"}");
        assertThat(ask(clinic, "what came about John Miller").path("q").asString())
                .isEqualTo("patient:\"John Miller\"");
        assertThat(outside.questions()).last().asString().contains("what came about John Miller");

        assertThat(admin.patch("/api/v1/baas/" + agreement, Map.of("expires_on", "2021-01-01"))
                        .status())
                .isEqualTo(200);
        ask(clinic, "what came about John Miller");
        assertThat(outside.questions()).last().asString().doesNotContain("John Miller");
    }

    @Test
    void aModelIsItsOrganisationsAlone() {
        Tenant clinic = server.tenant("Private Clinic");
        String model = set(clinic, Map.of());
        assertThat(clinic.caller().get("/api/v1/language-models/" + model).body())
                .doesNotContain(LanguageModelSimulator.KEY);
        Tenant other = server.tenant("Nosy Clinic");
        assertThat(other.caller()
                        .get(QUESTION + "?text=lab+results")
                        .json()
                        .path("model")
                        .isNull())
                .isTrue();
        assertThat(other.caller()
                        .post("/api/v1/language-models/" + model + "/test", Map.of())
                        .status())
                .isEqualTo(404);
        ask(other, "lab results");
        assertThat(outside.questions()).isEmpty();
        for (String inside : List.of("http://10.0.0.7/v1", "http://169.254.169.254/v1", "file:///etc/passwd")) {
            assertThat(clinic.caller()
                            .post("/api/v1/language-models", fields(Map.of("name", "Inside", "endpoint", inside)))
                            .status())
                    .as(inside)
                    .isEqualTo(400);
        }
    }

    private static JsonNode ask(Tenant clinic, String text) {
        var answer = clinic.caller().post(QUESTION, Map.of("text", text));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode test(Tenant clinic, String model) {
        return clinic.caller()
                .post("/api/v1/language-models/" + model + "/test", Map.of())
                .json();
    }

    private String set(Tenant clinic, Map<String, Object> others) {
        return Tenant.id(clinic.caller().post("/api/v1/language-models", fields(others)));
    }

    private static void change(Tenant clinic, String model, Map<String, Object> fields) {
        var answer = clinic.caller().patch("/api/v1/language-models/" + model, fields);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private Map<String, Object> fields(Map<String, Object> others) {
        var all = new HashMap<String, Object>(Map.of(
                "name",
                "House model",
                "enabled",
                true,
                "endpoint",
                outside.address().toString(),
                "model",
                LanguageModelSimulator.MODEL,
                "api_key",
                LanguageModelSimulator.KEY));
        all.putAll(others);
        return all;
    }
}
