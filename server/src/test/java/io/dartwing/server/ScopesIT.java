package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.test.ApiOperations;
import io.dartwing.server.test.ApiOperations.Operation;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// A key may do what its scopes name and nothing else. What isn't listed here must be refused,
/// also when it is new.
@Covers("FAX-E-003-05")
class ScopesIT {
    private static final String NOWHERE = "0190a000-0000-7000-8000-000000000000";
    /// For every signed-in caller, whatever its scopes.
    private static final List<String> EVERYBODY = List.of(
            "GET /api/v1/record-types",
            "GET /api/v1/record-types/{type}",
            "GET /api/v1/event-types",
            "GET /api/v1/permissions",
            "POST /api/v1/permissions/explain",
            "GET /api/v1/limits",
            "GET /api/v1/feature-flags",
            "POST /api/v1/live/ticket");
    private static final List<String> SENDING = List.of(
            "POST /api/v1/faxes",
            "POST /api/v1/faxes/preview",
            "GET /api/v1/faxes/preview/{previewId}/pages/{page}",
            "POST /api/v1/faxes/{id}/cancel",
            "POST /api/v1/faxes/{id}/retry",
            "POST /api/v1/faxes/{id}/mark-sent",
            "GET /api/v1/faxes/links/rules",
            "POST /api/v1/faxes/links",
            "POST /api/v1/faxes/links/documents",
            "DELETE /api/v1/faxes/{id}/links/{linkId}",
            "GET /api/v1/fax-mail-messages",
            "GET /api/v1/fax-mail-messages/{id}",
            "POST /api/v1/fax-mail-messages/{id}/confirm",
            "POST /api/v1/broadcasts",
            "DELETE /api/v1/broadcasts/{id}",
            "POST /api/v1/broadcasts/{id}/start",
            "POST /api/v1/broadcasts/{id}/pause",
            "POST /api/v1/broadcasts/{id}/resume",
            "POST /api/v1/broadcasts/{id}/cancel",
            "POST /api/v1/broadcasts/{id}/recipients/{position}/opt-out",
            "POST /api/v1/contacts",
            "POST /api/v1/contact-groups",
            "POST /api/v1/cover-templates/preview",
            "POST /api/method/dartwing_fax.api.v1.fax.send");
    private static final List<String> READING_POSTS = List.of(
            "POST /api/v1/receipts/verify",
            "POST /api/v1/contacts/search",
            "POST /api/v1/form-templates/trial",
            "POST /api/v1/faxes/search/question",
            "POST /api/v1/fax-views",
            "PATCH /api/v1/fax-views/{id}",
            "DELETE /api/v1/fax-views/{id}",
            "POST /api/v1/own-senders",
            "PATCH /api/v1/own-senders/{id}",
            "DELETE /api/v1/own-senders/{id}");
    private static final List<String> READABLE_RECORDS = List.of(
            "/api/v1/trunks",
            "/api/v1/numbers",
            "/api/v1/inboxes",
            "/api/v1/routing-rules",
            "/api/v1/work-groups",
            "/api/v1/deny-list",
            "/api/v1/document-categories",
            "/api/v1/form-templates",
            "/api/v1/fax-tags",
            "/api/v1/do-not-fax",
            "/api/v1/broadcasts",
            "/api/v1/contacts",
            "/api/v1/contact-groups",
            "/api/v1/fax-folders",
            "/api/v1/fax-views",
            "/api/v1/fax-queue",
            "/api/v1/own-senders",
            "/api/v1/cover-templates",
            "/api/v1/fax-stamps",
            "/api/v1/alerts",
            "/api/v1/reports",
            "/api/v1/destinations",
            "/api/v1/records/");

    private final TestServer server = TestServer.shared();
    private final Tenant clinic = server.tenant("Scope Clinic");
    private final List<Operation> operations = ApiOperations.of(server);

    @Test
    void aSendingKeySends() {
        refusesAllBut("fax:send", operation -> SENDING.contains(operation.toString()));
    }

    @Test
    void aReadingKeyReads() {
        refusesAllBut(
                "fax:read",
                operation -> READING_POSTS.contains(operation.toString())
                        || operation.method().equals("GET")
                                && !operation.path().startsWith("/api/v1/records/person")
                                && !operation.path().matches("/api/v1/(routing-rules|deny-list|own-senders)/[a-z]+")
                                && !operation.path().endsWith("/people")
                                && !operation.path().matches("/api/v1/numbers/(available|orders|[^/]*/reputation).*")
                                && (operation.path().startsWith("/api/v1/faxes")
                                                && !operation.path().startsWith("/api/v1/faxes/preview")
                                                && !operation.path().startsWith("/api/v1/faxes/links")
                                                && !operation.path().startsWith("/api/v1/faxes/categories/models")
                                                && !operation.path().endsWith("/draft")
                                        || operation.path().startsWith("/api/method/dartwing_fax")
                                        || READABLE_RECORDS.stream().anyMatch(operation.path()::startsWith)));
    }

    private void refusesAllBut(String scope, Predicate<Operation> allowed) {
        String key = clinic.caller()
                .post("/api/v1/api-keys", Map.of("name", scope, "scopes", List.of(scope)))
                .json()
                .path("key")
                .asString();
        Caller caller = Caller.withKey(server.port(), key);
        var wronglyOpen = new TreeSet<String>();
        var wronglyShut = new TreeSet<String>();
        int refused = 0;
        for (Operation operation : operations) {
            if (operation.open() || EVERYBODY.contains(operation.toString())) {
                continue;
            }
            for (String type : operation.variables().contains("type") ? List.of("inbox", "api_key") : List.of("")) {
                Answer answer = call(caller, operation, type);
                boolean forbidden = answer.status() == 403 || operation.path().startsWith("/api/v1/session");
                refused += forbidden ? 1 : 0;
                if (!forbidden && !allowed.test(operation)) {
                    wronglyOpen.add(operation + " " + type + " -> " + answer.status());
                } else if (forbidden && allowed.test(operation) && !type.equals("api_key")) {
                    wronglyShut.add(operation + " " + type + " -> " + answer.status());
                }
            }
        }
        System.out.println("ScopesIT: " + scope + " was refused by " + refused + " operations");
        assertThat(wronglyOpen).isEmpty();
        assertThat(wronglyShut).isEmpty();
        assertThat(refused).isGreaterThan(20);
    }

    private static Answer call(Caller caller, Operation operation, String type) {
        String path = operation.with(NOWHERE, type);
        if (operation.path().endsWith("fax.get")
                || operation.path().endsWith("fax.download")
                || operation.path().endsWith("fax.delete")) {
            path += "?fax_id=" + NOWHERE;
        }
        boolean multipart = operation.bodies().contains("multipart/form-data")
                || operation.path().equals("/api/v1/faxes/preview");
        if (multipart && !operation.bodies().contains("application/json")) {
            return caller.send(operation.method(), path, "--x--\r\n", "multipart/form-data; boundary=x");
        }
        return operation.bodies().isEmpty()
                ? caller.send(operation.method(), path, null, "application/json")
                : caller.send(
                        operation.method(),
                        path,
                        "{}",
                        operation.bodies().iterator().next());
    }
}
