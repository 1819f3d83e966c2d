package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.test.ApiOperations;
import io.dartwing.server.test.ApiOperations.Operation;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `docs/openapi.json` is what the server serves. After a change of the API, write it anew:
/// `./mvnw -pl server -am verify -Dit.test=OpenApiIT -Dopenapi.write=true`.
class OpenApiIT {
    private static final List<String> OPEN = List.of(
            "GET /fax-links/{token}",
            "GET /d/{address}",
            "POST /d/{address}",
            "POST /d/{address}/documents/{documentId}",
            "GET /api/v1/health",
            "GET /api/v1/ready",
            "POST /api/v1/session",
            "POST /api/v1/session/passkey-options",
            "POST /api/v1/session/passkey",
            "POST /api/v1/session/password-reset",
            "PUT /api/v1/session/password-reset",
            "GET /api/v1/session/providers",
            "GET /api/v1/session/providers/{id}/start",
            "GET /api/v1/session/providers/callback",
            "POST /api/v1/session/providers/{id}/logout",
            "POST /api/v1/invitation",
            "POST /api/v1/invitation/accept",
            "POST /api/tel/webhook/{provider}/{event}",
            "POST /hooks/{connector}/{publicId}");
    private static final List<String> PROMISED = Stream.of(
                    "POST GET /api/v1/faxes",
                    "GET POST /api/v1/broadcasts",
                    "GET DELETE /api/v1/broadcasts/{id}",
                    "POST /api/v1/broadcasts/{id}/start",
                    "POST /api/v1/broadcasts/{id}/pause",
                    "POST /api/v1/broadcasts/{id}/resume",
                    "POST /api/v1/broadcasts/{id}/cancel",
                    "GET /api/v1/broadcasts/{id}/recipients",
                    "POST /api/v1/broadcasts/{id}/recipients/{position}/opt-out",
                    "GET /api/v1/broadcasts/{id}/results",
                    "GET POST /api/v1/do-not-fax",
                    "GET PATCH DELETE /api/v1/do-not-fax/{id}",
                    "POST /api/v1/do-not-fax/import",
                    "POST /api/v1/faxes/bulk",
                    "GET /api/v1/faxes/bulk/{bulkId}",
                    "POST /api/v1/faxes/bulk/{bulkId}/undo",
                    "PUT DELETE /api/v1/faxes/{id}/tags/{tagId}",
                    "PUT DELETE /api/v1/faxes/{id}/snooze",
                    "PUT DELETE /api/v1/faxes/{id}/done",
                    "GET POST /api/v1/fax-tags",
                    "GET PATCH DELETE /api/v1/fax-tags/{id}",
                    "GET DELETE /api/v1/faxes/{id}",
                    "GET /api/v1/faxes/{id}/document",
                    "GET /api/v1/faxes/{id}/original",
                    "GET /api/v1/faxes/{id}/tiff",
                    "GET /api/v1/faxes/{id}/thumbnail",
                    "GET /api/v1/faxes/{id}/pages/{number}",
                    "GET /api/v1/faxes/{id}/text",
                    "GET /api/v1/faxes/{id}/hocr",
                    "GET /api/v1/faxes/{id}/log",
                    "GET /api/v1/faxes/{id}/attempts",
                    "GET /api/v1/faxes/{id}/attempts/{attemptId}/log",
                    "GET /api/v1/faxes/{id}/timeline",
                    "GET /api/v1/faxes/{id}/similar",
                    "GET /api/v1/faxes/search",
                    "GET POST /api/v1/faxes/search/index",
                    "GET POST /api/v1/faxes/search/question",
                    "GET /api/v1/faxes/search/suggest",
                    "POST /api/v1/faxes/links",
                    "GET /api/v1/faxes/links/rules",
                    "POST /api/v1/faxes/links/documents",
                    "GET POST /api/v1/faxes/{id}/links",
                    "DELETE /api/v1/faxes/{id}/links/{linkId}",
                    "GET /api/v1/faxes/{id}/links/documents/{documentId}",
                    "POST /api/v1/faxes/{id}/cancel",
                    "POST /api/v1/faxes/{id}/retry",
                    "POST /api/v1/faxes/{id}/mark-sent",
                    "POST /api/v1/faxes/{id}/read",
                    "POST /api/v1/faxes/{id}/assign",
                    "POST /api/v1/faxes/{id}/release",
                    "POST /api/v1/faxes/{id}/reject",
                    "GET POST DELETE /api/v1/faxes/{id}/challenge",
                    "GET /api/v1/faxes/{id}/retention",
                    "GET POST /api/v1/faxes/{id}/archives",
                    "GET POST /api/v1/archive-targets",
                    "GET PATCH DELETE /api/v1/archive-targets/{id}",
                    "POST /api/v1/archive-targets/{id}/test",
                    "GET POST /api/v1/language-models",
                    "GET PATCH DELETE /api/v1/language-models/{id}",
                    "POST /api/v1/language-models/{id}/test",
                    "GET POST /api/v1/outside-recognisers",
                    "GET PATCH DELETE /api/v1/outside-recognisers/{id}",
                    "POST /api/v1/outside-recognisers/{id}/test",
                    "GET /api/v1/outside-recognisers/{id}/readings",
                    "GET /api/v1/retention/preview",
                    "GET POST /api/v1/faxes/categories/models",
                    "PUT /api/v1/faxes/categories/models/in-use",
                    "GET POST /api/v1/retention/runs",
                    "GET /api/v1/retention/runs/{id}",
                    "GET /api/v1/retention/runs/{id}/certificate",
                    "GET POST /api/v1/retention-policies",
                    "GET PATCH DELETE /api/v1/retention-policies/{id}",
                    "GET /api/v1/faxes/{id}/receipt",
                    "GET /api/v1/faxes/{id}/receipt/statement",
                    "POST /api/v1/receipts/verify",
                    "GET /api/v1/reports",
                    "GET /api/v1/reports/{kind}",
                    "GET POST /api/v1/report-schedules",
                    "GET PATCH DELETE /api/v1/report-schedules/{id}",
                    "GET /api/v1/alerts",
                    "GET /api/v1/alerts/{id}",
                    "POST /api/v1/alerts/{id}/acknowledge",
                    "GET POST /api/v1/alert-rules",
                    "GET PATCH DELETE /api/v1/alert-rules/{id}",
                    "GET /api/v1/api-keys/{id}/uses",
                    "GET /api/v1/faxes/{id}/findings",
                    "PUT DELETE /api/v1/faxes/{id}/category",
                    "GET /api/v1/faxes/categories",
                    "GET POST /api/v1/document-categories",
                    "GET PATCH DELETE /api/v1/document-categories/{id}",
                    "GET /api/v1/faxes/{id}/forms",
                    "GET POST /api/v1/form-templates",
                    "GET PATCH DELETE /api/v1/form-templates/{id}",
                    "GET /api/v1/form-templates/shipped",
                    "GET /api/v1/form-templates/shipped/{name}",
                    "GET /api/v1/form-templates/export",
                    "POST /api/v1/form-templates/import",
                    "POST /api/v1/form-templates/trial",
                    "POST /api/v1/faxes/preview",
                    "GET POST /api/v1/faxes/{id}/versions",
                    "GET /api/v1/faxes/{id}/versions/{number}",
                    "GET /api/v1/faxes/{id}/versions/{number}/document",
                    "GET /api/v1/faxes/{id}/versions/{number}/tiff",
                    "GET /api/v1/faxes/{id}/versions/{number}/thumbnail",
                    "GET /api/v1/faxes/{id}/versions/{number}/pages/{page}",
                    "GET /api/v1/faxes/{id}/versions/{number}/text",
                    "GET PUT DELETE /api/v1/faxes/{id}/draft",
                    "GET /api/v1/faxes/{id}/redaction-proposals",
                    "POST /api/v1/faxes/{id}/return",
                    "GET /api/v1/faxes/{id}/returns",
                    "GET POST /api/v1/signatures",
                    "PUT DELETE /api/v1/signatures/{id}",
                    "GET /api/v1/signatures/{id}/image",
                    "PUT /api/v1/session/signing-pin",
                    "GET PUT DELETE /api/v1/session/signing-consent",
                    "GET PUT /api/v1/signing-certificate",
                    "GET POST /api/v1/fax-stamps",
                    "GET PATCH DELETE /api/v1/fax-stamps/{id}",
                    "GET POST /api/v1/faxes/{id}/notes",
                    "PUT DELETE /api/v1/faxes/{id}/notes/{noteId}",
                    "POST /api/method/dartwing_fax.api.v1.fax.send",
                    "GET /api/method/dartwing_fax.api.v1.fax.list",
                    "GET /api/method/dartwing_fax.api.v1.fax.get",
                    "GET /api/method/dartwing_fax.api.v1.fax.download",
                    "DELETE /api/method/dartwing_fax.api.v1.fax.delete",
                    "GET POST /api/v1/trunks",
                    "GET PATCH DELETE /api/v1/trunks/{id}",
                    "GET POST /api/v1/carriers",
                    "GET PATCH DELETE /api/v1/carriers/{id}",
                    "POST /api/v1/carriers/{id}/test",
                    "GET /api/v1/carriers/{id}/webhooks",
                    "GET /api/v1/carriers/{id}/attempts",
                    "GET /api/v1/carriers/{id}/health",
                    "GET /api/v1/carriers/connectors",
                    "GET POST /api/v1/numbers",
                    "GET PATCH DELETE /api/v1/numbers/{id}",
                    "GET POST /api/v1/inboxes",
                    "GET PATCH DELETE /api/v1/inboxes/{id}",
                    "GET POST /api/v1/carrier-rules",
                    "GET PATCH DELETE /api/v1/carrier-rules/{id}",
                    "GET POST /api/v1/routing-rules",
                    "POST /api/v1/routing-rules/dry-run",
                    "GET /api/v1/routing-rules/export",
                    "POST /api/v1/routing-rules/import",
                    "POST /api/v1/routing-rules/import/dry-run",
                    "GET /api/v1/routing-rules/templates",
                    "POST /api/v1/routing-rules/templates/{key}",
                    "GET /api/v1/routing-rules/contradictions",
                    "GET POST /api/v1/work-groups",
                    "GET PATCH DELETE /api/v1/work-groups/{id}",
                    "GET /api/v1/work-groups/{id}/people",
                    "GET POST /api/v1/work-profiles",
                    "GET PATCH DELETE /api/v1/work-profiles/{id}",
                    "GET PUT /api/v1/work/presence",
                    "GET PATCH DELETE /api/v1/routing-rules/{id}",
                    "GET POST /api/v1/deny-list",
                    "GET /api/v1/deny-list/export",
                    "POST /api/v1/deny-list/import",
                    "GET PATCH DELETE /api/v1/deny-list/{id}",
                    "GET POST /api/v1/own-senders",
                    "GET /api/v1/own-senders/export",
                    "POST /api/v1/own-senders/import",
                    "GET PATCH DELETE /api/v1/own-senders/{id}",
                    "GET POST /api/v1/destinations",
                    "GET PATCH DELETE /api/v1/destinations/{id}",
                    "GET POST /api/v1/api-keys",
                    "GET DELETE /api/v1/api-keys/{id}",
                    "GET POST /api/v1/people",
                    "GET PATCH DELETE /api/v1/people/{id}",
                    "GET POST /api/v1/webhooks",
                    "GET PATCH DELETE /api/v1/webhooks/{id}",
                    "GET /api/v1/webhooks/{id}/deliveries",
                    "GET /api/v1/webhooks/{id}/deliveries/{event_id}",
                    "POST /api/v1/webhooks/{id}/replay",
                    "POST /api/v1/webhooks/{id}/test",
                    "POST /api/v1/webhooks/{id}/rotate-secret",
                    "GET /api/v1/event-types",
                    "GET /api/v1/mails",
                    "POST /api/v1/mails/{id}/resend",
                    "GET /api/v1/notifications",
                    "GET /api/v1/notifications/unread-count",
                    "POST /api/v1/notifications/{id}/read",
                    "POST /api/v1/notifications/read-all",
                    "GET PUT /api/v1/notification-preferences",
                    "GET POST /api/v1/notification-templates",
                    "GET PATCH DELETE /api/v1/notification-templates/{id}",
                    "GET POST /api/v1/push-subscriptions",
                    "GET /api/v1/push-subscriptions/key",
                    "DELETE /api/v1/push-subscriptions/{id}",
                    "GET /api/v1/people/{id}/permissions",
                    "GET POST /api/v1/roles",
                    "GET PATCH DELETE /api/v1/roles/{id}",
                    "GET POST /api/v1/teams",
                    "GET POST /api/v1/training-records",
                    "GET PATCH DELETE /api/v1/training-records/{id}",
                    "GET /api/v1/ports/{id}/letter",
                    "GET /api/v1/permissions",
                    "GET /api/v1/permissions/catalogue",
                    "POST /api/v1/permissions/explain",
                    "GET POST /api/v1/invitations",
                    "POST /api/v1/invitations/{id}/resend",
                    "DELETE /api/v1/invitations/{id}",
                    "POST /api/v1/invitation",
                    "POST /api/v1/invitation/accept",
                    "GET /api/v1/organization/hierarchy",
                    "PUT DELETE /api/v1/organization/parent",
                    "POST /api/v1/organization/children/{id}/agree",
                    "DELETE /api/v1/organization/children/{id}",
                    "GET POST /api/v1/break-glass",
                    "POST /api/v1/break-glass/{id}/end",
                    "POST /api/v1/break-glass/{id}/review",
                    "GET /api/v1/record-types",
                    "GET /api/v1/record-types/{type}",
                    "POST GET DELETE /api/v1/session",
                    "PUT /api/v1/session/organization",
                    "PUT /api/v1/session/password",
                    "POST /api/v1/session/extension",
                    "POST /api/v1/session/confirmation",
                    "GET DELETE /api/v1/session/sessions",
                    "DELETE /api/v1/session/sessions/{id}",
                    "GET POST /api/v1/session/second-factor",
                    "POST /api/v1/session/second-factor/passkey-options",
                    "POST /api/v1/session/second-factor/passkey",
                    "GET /api/v1/session/security",
                    "POST PUT DELETE /api/v1/session/security/totp",
                    "POST /api/v1/session/security/recovery-codes",
                    "POST /api/v1/session/security/passkey-options",
                    "POST /api/v1/session/security/passkeys",
                    "PATCH DELETE /api/v1/session/security/passkeys/{id}",
                    "GET POST /api/v1/identity-providers",
                    "GET PATCH DELETE /api/v1/identity-providers/{id}",
                    "GET POST /api/v1/service-clients",
                    "GET PATCH DELETE /api/v1/service-clients/{id}",
                    "POST /api/v1/live/ticket",
                    "GET /api/v1/health",
                    "GET /api/v1/ready")
            .flatMap(line -> {
                String path = line.substring(line.indexOf('/'));
                return Stream.of(line.substring(0, line.indexOf('/')).strip().split(" "))
                        .map(method -> method + " " + path);
            })
            .toList();

    private final TestServer server = TestServer.shared();
    private final JsonNode document = ApiOperations.document(server);
    private final List<Operation> operations = ApiOperations.of(document);

    @Test
    void theCommittedDocumentIsTheServedOne() throws IOException {
        Path committed = root().resolve("docs/openapi.json");
        String served = ApiOperations.printed(new JsonMapper(), document);
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(committed, served);
        }
        assertThat(served).doesNotContain("localhost", ":" + server.port());
        assertThat(Files.readString(committed)).isEqualTo(served);
    }

    @Test
    void everyPromisedOperationIsInIt() {
        assertThat(operations.stream().map(Operation::toString)).containsAll(PROMISED);
    }

    @Test
    void everyOperationSaysItsNameAndItsProblems() {
        assertThat(operations.stream().map(Operation::id))
                .doesNotHaveDuplicates()
                .doesNotContain("");
        for (Operation operation : operations) {
            JsonNode problem = operation.node().path("responses").path("default");
            assertThat(problem.path("content").propertyNames())
                    .as(operation.toString())
                    .contains("application/problem+json");
        }
        assertThat(document.path("security").size()).isEqualTo(3);
    }

    @Test
    @Covers("FAX-E-001-01")
    void onlyTheseAnswerWithoutCredentials() {
        assertThat(operations.stream().filter(Operation::open).map(Operation::toString))
                .containsExactlyInAnyOrderElementsOf(OPEN);
        for (Operation operation : operations) {
            if (!operation.open()) {
                String body = operation.bodies().isEmpty() ? null : "{}";
                Caller.Answer answer = server.anonymous()
                        .send(
                                operation.method(),
                                operation.with("0190a000-0000-7000-8000-000000000000", "inbox"),
                                body,
                                "application/json");
                assertThat(answer.status()).as(operation.toString()).isEqualTo(401);
                assertThat(answer.json().path("code").asString()).isIn("DW-401", "FAX-005");
            }
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
