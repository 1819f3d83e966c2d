package io.dartwing.platform.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.PlatformIntegration;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import java.io.UnsupportedEncodingException;
import java.util.Iterator;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@PlatformIntegration
class RecordHttpIT {
    @Autowired
    private MockMvcTester http;

    @Autowired
    private JsonMapper json;

    private final Actor admin = RecordServiceIT.actor(Ids.next(), "admin");

    @Test
    void aRecordLivesUnderItsOwnPathAndTheGenericOne() {
        MvcTestResult created = send(post("/api/v1/gadgets", "{\"title\":\"Lamp\",\"password\":\"pssst\"}"));
        assertThat(created).hasStatus(201).doesNotContainHeader("Idempotency-Replayed");
        String id = body(created).get("id").asString();
        assertThat(created).hasHeader("Location", "/api/v1/gadgets/" + id);
        assertThat(body(created).toString()).doesNotContain("pssst");

        for (String path : new String[] {"/api/v1/gadgets", "/api/v1/records/gadget"}) {
            MvcTestResult read = send(http.get().uri(path + "/" + id));
            assertThat(read).hasStatusOk().hasHeader("ETag", "\"0\"");
            assertThat(body(send(http.get().uri(path + "?q=lam&limit=1"))).get("data"))
                    .hasSize(1);
        }
        MvcTestResult patched = send(http.patch()
                .uri("/api/v1/gadgets/" + id)
                .header("If-Match", "\"0\"")
                .contentType("application/merge-patch+json")
                .content("{\"size\":5}"));
        assertThat(patched).hasStatusOk();
        assertThat(body(patched).get("version").asInt()).isEqualTo(1);
        assertThat(send(http.patch()
                        .uri("/api/v1/gadgets/" + id)
                        .header("If-Match", "\"0\"")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"size\":6}")))
                .hasStatus(412);
        assertThat(send(http.delete().uri("/api/v1/gadgets/" + id))).hasStatus(204);
        assertThat(send(http.get().uri("/api/v1/gadgets/" + id))).hasStatus(404);
    }

    @Test
    void theSameKeyCreatesOnce() {
        MockMvcRequestBuilder request =
                post("/api/v1/gadgets", "{\"title\":\"Once\"}").header("Idempotency-Key", "abc");
        JsonNode first = body(send(request));
        MvcTestResult second = send(request);
        assertThat(second).hasStatus(201).hasHeader("Idempotency-Replayed", "true");
        assertThat(body(second)).isEqualTo(first);
        assertThat(send(post("/api/v1/gadgets", "{\"title\":\"Other\"}").header("Idempotency-Key", "abc")))
                .hasStatus(409);
    }

    @Test
    void badInputIsAClearProblem() {
        for (String bad : new String[] {
            "", "[]", "{", "null", "{\"title\":{}}", "{\"title\":\"\\ud800\"}", "{\"title\":\"a\\u0000\"}"
        }) {
            MvcTestResult answer = send(post("/api/v1/gadgets", bad));
            assertThat(answer).as(bad).hasStatus(400);
            assertThat(body(answer).get("code").asString()).isEqualTo("DW-400");
        }
        assertThat(send(post("/api/v1/gadgets", "{\"title\":\"" + "x".repeat(300_000) + "\"}")))
                .hasStatus(413);
        assertThat(send(post("/api/v1/gadgets", "[".repeat(100_000)))).hasStatus(400);
        assertThat(send(http.post()
                        .uri("/api/v1/gadgets")
                        .contentType(MediaType.TEXT_PLAIN)
                        .content("x")))
                .hasStatus(415);
        assertThat(send(http.get().uri("/api/v1/gadgets?limit=x"))).hasStatus(400);
        assertThat(send(http.get().uri("/api/v1/gadgets?bogus=x"))).hasStatus(400);
        assertThat(send(http.get().uri("/api/v1/gadgets/not-an-id"))).hasStatus(404);
        assertThat(send(http.get().uri("/api/v1/gadgets/" + UUID.randomUUID()))).hasStatus(404);
        assertThat(send(http.get().uri("/api/v1/records/bogus"))).hasStatus(404);
        assertThat(send(http.get().uri("/api/v1/record-types/bogus"))).hasStatus(404);
    }

    @Test
    void metadataTellsAFormEverything() {
        JsonNode type = body(send(http.get().uri("/api/v1/record-types/gadget")));
        assertThat(type.get("path").asString()).isEqualTo("/api/v1/gadgets");
        assertThat(type.get("label_plural").asString()).isEqualTo("Gadgets");
        assertThat(type.at("/permissions/create").asBoolean()).isTrue();
        JsonNode properties = type.at("/schema/properties");
        assertThat(properties.at("/title/maxLength").asInt()).isEqualTo(40);
        assertThat(properties.at("/colour/enum").toString()).isEqualTo("[\"red\",\"green\"]");
        assertThat(properties.at("/colour/default").asString()).isEqualTo("red");
        assertThat(properties.at("/password/writeOnly").asBoolean()).isTrue();
        assertThat(properties.at("/parent_id/x-reference").asString()).isEqualTo("gadget");
        assertThat(properties.at("/friends/items/format").asString()).isEqualTo("uuid");
        assertThat(properties.at("/title_length/readOnly").asBoolean()).isTrue();
        assertThat(type.at("/schema/required").toString()).isEqualTo("[\"title\"]");

        Actor reader = RecordServiceIT.actor(admin.requireOrganization(), "fax:read");
        JsonNode seen = json.readTree(text(Actors.callAs(
                reader, () -> http.get().uri("/api/v1/record-types/gadget").exchange())));
        assertThat(seen.at("/permissions/create").asBoolean()).isFalse();
        assertThat(seen.at("/permissions/read").asBoolean()).isTrue();
    }

    @Test
    void theOpenApiDocumentDescribesEveryRecordType() {
        JsonNode document = body(send(http.get().uri("/api/v1/openapi.json")));
        JsonNode create = document.at("/paths/~1api~1v1~1gadgets/post");
        assertThat(create.get("operationId").asString()).isEqualTo("createGadget");
        assertThat(create.at("/requestBody/content/application~1json/schema/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/Gadget");
        assertThat(document.at("/paths/~1api~1v1~1gadgets~1{id}").propertyNames())
                .contains("get", "patch", "delete");
        assertThat(document.at("/components/schemas/Gadget/properties/size/maximum")
                        .asInt())
                .isEqualTo(100);
        assertThat(document.at("/components/schemas/Gadget/properties/parent_id/x-reference")
                        .asString())
                .isEqualTo("gadget");
        assertThat(document.at("/paths/~1api~1v1~1live~1ticket/post/operationId")
                        .asString())
                .isNotEmpty();
        assertThat(document.at("/components/schemas/IssuedTicket/properties").propertyNames())
                .containsExactlyInAnyOrder("ticket", "expires_in_seconds");
        assertThat(document.at("/components/schemas/ProblemDocument/properties").propertyNames())
                .contains("code", "advice", "errors");
        assertThat(document.at("/components/securitySchemes").propertyNames())
                .containsExactlyInAnyOrder("bearer", "api_key", "session");
        assertReferencesResolve(document, document);
    }

    private void assertReferencesResolve(JsonNode document, JsonNode node) {
        if (node.has("$ref")) {
            assertThat(document.at(node.get("$ref").asString().substring(1)).isMissingNode())
                    .as(node.get("$ref").asString())
                    .isFalse();
        }
        for (Iterator<JsonNode> children = node.iterator(); children.hasNext(); ) {
            assertReferencesResolve(document, children.next());
        }
    }

    private MockMvcRequestBuilder post(String path, String body) {
        return http.post().uri(path).contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private MvcTestResult send(MockMvcRequestBuilder request) {
        return Actors.callAs(admin, request::exchange);
    }

    private JsonNode body(MvcTestResult result) {
        return json.readTree(text(result));
    }

    private static String text(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
