package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.test.ApiOperations;
import io.dartwing.server.test.ApiOperations.Operation;
import io.dartwing.server.test.FullTenant;
import io.dartwing.server.test.OwnerView;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a caller must not decide can't be smuggled into any body (OWASP API3:2023): whose a record
/// is, who made it, and what somebody may do.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MassAssignmentIT {
    private static final String NOWHERE = "0190a000-0000-7000-8000-000000000000";
    private static final List<String> FORBIDDEN = List.of(
            "organization_id",
            "organization",
            "tenant_id",
            "owner",
            "owner_id",
            "is_admin",
            "role",
            "permissions",
            "id",
            "version",
            "created_at",
            "created_by",
            "updated_by",
            "deleted_at",
            "key_hash",
            "prefix",
            "last_used_at",
            "password_hash",
            "erased_at");
    private static final JsonMapper JSON = new JsonMapper();

    private final TestServer server = TestServer.shared();
    private final OwnerView owner = new OwnerView(server);
    private final JsonNode document = ApiOperations.document(server);
    private FullTenant ours;
    private FullTenant theirs;

    @BeforeAll
    void fill() {
        ours = FullTenant.of(server, "Cedar Clinic", "cedarwood", 0);
        theirs = FullTenant.of(server, "Doum Clinic", "doumpalm", 0);
        ours.settled();
        theirs.settled();
    }

    @Test
    void noBodyTakesWhatItsCallerMustNotDecide() throws Exception {
        Map<String, String> before = owner.fingerprint(theirs.organization());
        var swallowed = new TreeSet<String>();
        int tried = 0;
        for (Operation operation : ApiOperations.of(document)) {
            if (!operation.bodies().contains("application/json")
                    && !operation.bodies().contains("application/merge-patch+json")) {
                continue;
            }
            String contentType = operation.bodies().contains("application/json")
                    ? "application/json"
                    : "application/merge-patch+json";
            Set<String> documented = documented(operation, contentType);
            for (String field : FORBIDDEN) {
                if (documented.contains(field)) {
                    continue;
                }
                ObjectNode body = JSON.createObjectNode();
                body.put(field, theirs.organization().toString());
                Answer answer =
                        ours.tenant().caller().send(operation.method(), path(operation), body.toString(), contentType);
                tried++;
                boolean refused = answer.status() >= 400 && answer.status() < 500;
                boolean named = answer.body().contains(field) || answer.status() != 400;
                if (!refused || !named) {
                    swallowed.add(operation + " " + field + " -> " + answer.status() + " " + answer.body());
                }
            }
        }
        System.out.println("MassAssignmentIT: " + tried + " smuggled fields, " + swallowed.size() + " swallowed");
        assertThat(swallowed).isEmpty();
        assertThat(tried).isGreaterThan(300);
        assertThat(owner.fingerprint(theirs.organization())).isEqualTo(before);
    }

    @Test
    void whatTheDocumentCallsReadOnlyIsRefusedInARealChange() {
        Caller caller = ours.tenant().caller();
        for (String record : List.of(
                "inboxes/" + ours.id("inbox"),
                "trunks/" + ours.id("trunk"),
                "routing-rules/" + ours.id("rule"),
                "deny-list/" + ours.id("deny"),
                "document-categories/" + ours.id("category"),
                "fax-tags/" + ours.id("tag"),
                "do-not-fax/" + ours.id("refused"),
                "fax-mailboxes/" + ours.id("mailbox"),
                "archive-targets/" + ours.id("archive"),
                "language-models/" + ours.id("language_model"),
                "outside-recognisers/" + ours.id("recogniser"),
                "fax-stamps/" + ours.id("stamp"),
                "contacts/" + ours.id("contact"),
                "contact-groups/" + ours.id("contact_group"),
                "fax-folders/" + ours.id("folder"),
                "fax-views/" + ours.id("view"),
                "own-senders/" + ours.id("own_sender"),
                "cover-templates/" + ours.id("cover"),
                "form-templates/" + ours.id("form"),
                "care-relationships/" + ours.id("care"),
                "training-records/" + ours.id("training"),
                "api-keys/" + ours.id("key"))) {
            String before = caller.get("/api/v1/" + record).body();
            for (String field : List.of("organization_id", "created_by", "id", "prefix", "deleted_at", "key_hash")) {
                Answer answer = caller.patch(
                        "/api/v1/" + record, Map.of(field, theirs.organization().toString()));
                assertThat(answer.status()).as(record + " " + field).isEqualTo(400);
            }
            assertThat(caller.get("/api/v1/" + record).body()).isEqualTo(before);
        }
        Answer scopes = caller.patch("/api/v1/api-keys/" + ours.id("key"), Map.of("scopes", List.of("admin")));
        assertThat(scopes.status()).as("a key's scopes are for ever").isEqualTo(400);
        Answer test = caller.patch("/api/v1/api-keys/" + ours.id("key"), Map.of("test", true));
        assertThat(test.status()).isEqualTo(400);
    }

    /// Own records where we have them: what isn't there refuses for another reason.
    private String path(Operation operation) {
        Map<String, String> known = Map.of(
                "/api/v1/inboxes/{id}", ours.id("inbox"),
                "/api/v1/trunks/{id}", ours.id("trunk"),
                "/api/v1/routing-rules/{id}", ours.id("rule"),
                "/api/v1/deny-list/{id}", ours.id("deny"),
                "/api/v1/destinations/{id}", ours.id("destination"),
                "/api/v1/api-keys/{id}", ours.id("key"),
                "/api/v1/people/{id}", ours.id("person"));
        return operation.with(known.getOrDefault(operation.path(), NOWHERE), "inbox");
    }

    private Set<String> documented(Operation operation, String contentType) {
        var names = new TreeSet<String>();
        JsonNode schema = resolved(operation
                .node()
                .path("requestBody")
                .path("content")
                .path(contentType)
                .path("schema"));
        schema.path("properties").properties().forEach(property -> {
            if (!property.getValue().path("readOnly").asBoolean(false)) {
                names.add(property.getKey());
            }
        });
        return names;
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }
}
