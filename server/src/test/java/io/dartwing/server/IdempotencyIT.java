package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.test.ApiOperations;
import io.dartwing.server.test.ApiOperations.Operation;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Every creation can be repeated without a second effect. What is new and takes no key must say
/// why here.
class IdempotencyIT {
    /// POST operations that create nothing, or whose repetition does no harm.
    private static final Map<String, String> NO_KEY = new TreeMap<>(Map.ofEntries(
            Map.entry("POST /api/v1/session", "signing in again is another session"),
            Map.entry("POST /api/v1/live/ticket", "a ticket works once and for seconds"),
            Map.entry("POST /api/v1/faxes/links/documents", "an upload that nobody uses is forgotten after a day"),
            Map.entry("POST /d/{address}", "only shows what there is"),
            Map.entry("POST /d/{address}/documents/{documentId}", "a download is a download"),
            Map.entry("POST /api/v1/faxes/preview", "a preview is forgotten after minutes"),
            Map.entry("POST /api/v1/people/{id}/reset-password", "a second password ends the first one"),
            Map.entry("POST /api/v1/invitations/{id}/resend", "a second mail with the same invitation"),
            Map.entry("POST /api/v1/invitation", "only looks at an invitation"),
            Map.entry("POST /api/v1/invitation/accept", "accepted once, refused then"),
            Map.entry("POST /api/v1/break-glass/{id}/end", "ended is ended"),
            Map.entry("POST /api/v1/break-glass/{id}/review", "reviewed once, refused then"),
            Map.entry("POST /api/v1/mails/{id}/resend", "waits already, refused then"),
            Map.entry("POST /api/v1/push-subscriptions", "the same browser has one subscription"),
            Map.entry("POST /api/v1/notifications/{id}/read", "read is read"),
            Map.entry("POST /api/v1/notifications/read-all", "read is read"),
            Map.entry("POST /api/v1/permissions/explain", "only explains"),
            Map.entry("POST /api/v1/organization/children/{id}/agree", "agreed is agreed"),
            Map.entry("POST /api/v1/encryption-keys/rotations", "refused while one runs, harmless after it"),
            Map.entry("POST /api/v1/people/{id}/reset-factors", "what is gone is gone"),
            Map.entry("POST /api/v1/records/person/{id}/reset-password", "the last one-time password counts"),
            Map.entry("POST /api/v1/session/confirmation", "only proves who it is"),
            Map.entry("POST /api/v1/session/extension", "only keeps the session"),
            Map.entry("POST /api/v1/session/passkey", "a challenge is answered once"),
            Map.entry("POST /api/v1/session/passkey-options", "only makes a challenge"),
            Map.entry("POST /api/v1/session/password-reset", "tells nobody whether there is an account"),
            Map.entry("POST /api/v1/session/providers/{id}/logout", "ended is ended"),
            Map.entry("POST /api/v1/session/second-factor", "a code counts once"),
            Map.entry("POST /api/v1/session/second-factor/passkey", "a challenge is answered once"),
            Map.entry("POST /api/v1/session/second-factor/passkey-options", "only makes a challenge"),
            Map.entry("POST /api/v1/session/security/passkey-options", "only makes a challenge"),
            Map.entry("POST /api/v1/session/security/passkeys", "a challenge is answered once"),
            Map.entry("POST /api/v1/session/security/recovery-codes", "the last set counts, and is shown once"),
            Map.entry("POST /api/v1/session/security/totp", "the last secret counts until it is confirmed"),
            Map.entry("POST /api/v1/carriers/{id}/test", "only asks, makes nothing"),
            Map.entry("POST /api/v1/numbers/import", "a number that is there as the file has it stays"),
            Map.entry("POST /api/method/dartwing_tel.api.numbers.lookup", "only asks; the answer is kept"),
            Map.entry("POST /api/v1/numbers/lookup", "only asks; the answer is kept"),
            Map.entry("POST /api/v1/numbers/{id}/release", "released once, refused then"),
            Map.entry("POST /api/v1/ports/{id}/submit", "submitted once, refused then"),
            Map.entry("POST /api/v1/ports/{id}/cancel", "cancelled once, refused then"),
            Map.entry("POST /api/v1/ports/{id}/state", "a state follows once, refused then"),
            Map.entry("POST /api/v1/routing-rules/dry-run", "changes nothing"),
            Map.entry("POST /api/v1/routing-rules/import", "a rule that is there as the file has it stays"),
            Map.entry("POST /api/v1/routing-rules/import/dry-run", "changes nothing"),
            Map.entry("POST /api/v1/deny-list/import", "a sender that is there as the file has it stays"),
            Map.entry("POST /api/v1/own-senders/import", "a sender that is there as the file has it stays"),
            Map.entry("POST /api/v1/routing/explain", "only explains, stores nothing"),
            Map.entry("POST /hooks/{connector}/{publicId}", "a carrier's own event id counts once"),
            Map.entry("POST /api/tel/webhook/{provider}/{event}", "a carrier's own event id counts once"),
            Map.entry("POST /api/v1/fax-mailboxes/{id}/test", "only signs in and looks"),
            Map.entry("POST /api/v1/archive-targets/{id}/test", "looks, and writes the same small file"),
            Map.entry("POST /api/v1/language-models/{id}/test", "only asks"),
            Map.entry("POST /api/v1/faxes/search/question", "only asks"),
            Map.entry("POST /api/v1/outside-recognisers/{id}/test", "has the same small picture read"),
            Map.entry("POST /api/v1/fax-mail-messages/{id}/confirm", "confirmed once, refused then"),
            Map.entry("POST /api/v1/faxes/{id}/cancel", "cancelled once, refused then"),
            Map.entry("POST /api/v1/faxes/{id}/read-again", "asked twice before it began, it is read once"),
            Map.entry("POST /api/v1/faxes/{id}/retry", "refused while it is queued or on its way"),
            Map.entry("POST /api/v1/faxes/{id}/mark-sent", "sent is sent"),
            Map.entry("POST /api/v1/faxes/{id}/read", "read is read"),
            Map.entry("POST /api/v1/contacts/search", "only looks"),
            Map.entry("POST /api/v1/contacts/import", "a contact that is there as the file has it stays"),
            Map.entry("POST /api/v1/cover-templates/preview", "only draws"),
            Map.entry("POST /api/v1/form-templates/trial", "only looks"),
            Map.entry("POST /api/v1/form-templates/import", "a template that is there as the file has it stays"),
            Map.entry("POST /api/v1/do-not-fax/import", "a number that is there stays"),
            Map.entry("POST /api/v1/broadcasts/{id}/start", "started once, refused then"),
            Map.entry("POST /api/v1/broadcasts/{id}/pause", "paused once, refused then"),
            Map.entry("POST /api/v1/broadcasts/{id}/resume", "resumed once, refused then"),
            Map.entry("POST /api/v1/broadcasts/{id}/cancel", "cancelled once, refused then"),
            Map.entry("POST /api/v1/broadcasts/{id}/recipients/{position}/opt-out", "on the list once"),
            Map.entry("POST /api/v1/faxes/bulk/{bulkId}/undo", "undone is undone"),
            Map.entry("POST /api/v1/receipts/verify", "only looks at a receipt"),
            Map.entry("POST /api/v1/faxes/search/index", "what is noted twice is indexed once"),
            Map.entry("POST /api/v1/retention/runs", "the run at work is answered"),
            Map.entry("POST /api/v1/faxes/categories/models", "the training at work is answered"),
            Map.entry("POST /api/v1/alerts/{id}/acknowledge", "the first word counts"),
            Map.entry("POST /api/v1/faxes/{id}/release", "released once, refused then"),
            Map.entry("POST /api/v1/faxes/{id}/reject", "rejected once, refused then"),
            Map.entry("POST /api/v1/faxes/{id}/assign", "assigned to the same again")));

    private final TestServer server = TestServer.shared();
    private final Tenant clinic = server.tenant("Idempotent Clinic");

    @Test
    void everyCreationInTheDocumentTakesAKey() {
        var without = new ArrayList<String>();
        var needless = new HashSet<>(NO_KEY.keySet());
        int creations = 0;
        for (Operation operation : ApiOperations.of(server)) {
            if (!operation.method().equals("POST")) {
                continue;
            }
            needless.remove(operation.toString());
            boolean takesKey = false;
            for (JsonNode parameter : operation.node().path("parameters")) {
                takesKey |= parameter.path("name").asString("").equals("Idempotency-Key");
            }
            creations += takesKey ? 1 : 0;
            if (!takesKey && !NO_KEY.containsKey(operation.toString())) {
                without.add(operation.toString());
            }
        }
        assertThat(without).isEmpty();
        assertThat(needless).as("exemptions of operations that are gone").isEmpty();
        assertThat(creations).isGreaterThan(10);
    }

    @Test
    void aRepeatedCreationAnswersTheSameAndMakesNothing() {
        Map<String, Map<String, Object>> bodies = Map.of(
                "inboxes", Map.of("name", "Twice"),
                "deny-list", Map.of("pattern", "+15005559*"),
                "destinations", Map.of("number", "+15005551299", "transport_preference", "audio_only"),
                "routing-rules", Map.of("name", "Twice", "action", Map.of("type", "inbox", "inbox_id", clinic.inbox())),
                "api-keys", Map.of("name", "Twice", "scopes", List.of("fax:read")),
                "people",
                        Map.of(
                                "email",
                                "twice@idempotent.test",
                                "full_name",
                                "Pat Twice",
                                "roles",
                                List.of("fax_user")),
                "baas", Map.of("counterparty", "Twice Ltd"),
                "legal-holds", Map.of("matter", "Twice", "subject_type", "organization"),
                "privacy/exports", Map.of("subject", "organization"));
        bodies.forEach((path, body) -> {
            Caller caller = Caller.withKey(server.port(), clinic.key()).header("Idempotency-Key", "twice-" + path);
            Answer first = caller.post("/api/v1/" + path, body);
            Answer second = caller.post("/api/v1/" + path, body);
            assertThat(first.status()).as(path + first.body()).isIn(201, 202);
            assertThat(second.status()).as(path).isEqualTo(first.status());
            assertThat(second.body()).as(path).isEqualTo(first.body());
            assertThat(second.header("Idempotency-Replayed")).as(path).isEqualTo("true");
            assertThat(second.header("Location")).as(path).isEqualTo(first.header("Location"));
            Answer other = caller.post(
                    "/api/v1/" + path, Map.of("name", "Another body", "matter", "Another", "reason", "Another"));
            assertThat(other.status()).as(path + other.body()).isIn(400, 409);
        });
    }

    @Test
    void twentyTimesTheSameSendAtOnceIsOneFax() throws Exception {
        Map<String, String> fields = Map.of("to", clinic.secondNumber(), "scheduled_at", Tenant.NEXT_MONTH);
        byte[] page = TestPages.pdf("Once");
        var answers = new ArrayList<Future<Answer>>();
        try (var threads = Executors.newFixedThreadPool(20)) {
            for (int i = 0; i < 20; i++) {
                answers.add(threads.submit(() ->
                        clinic.upload("/api/v1/faxes", fields, "a.pdf", page, Map.of("Idempotency-Key", "at-once"))));
            }
        }
        var ids = new HashSet<String>();
        for (var answer : answers) {
            assertThat(answer.get().status()).isEqualTo(202);
            ids.add(answer.get().json().path("id").asString());
        }
        assertThat(ids).hasSize(1);
    }
}
