package io.dartwing.server.test;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.keys.OrganizationKeys;
import io.dartwing.platform.notifications.Mail;
import io.dartwing.platform.notifications.MailMessage;
import io.dartwing.platform.notifications.Notice;
import io.dartwing.platform.notifications.NoticeKind;
import io.dartwing.platform.notifications.Notifications;
import io.dartwing.testkit.http.Caller;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// An organisation with something of everything, and the words by which its data would be known
/// elsewhere.
public final class FullTenant {
    private final TestServer server;
    private final Tenant tenant;
    private final Map<String, String> ids = new LinkedHashMap<>();
    private final Set<String> marks = new TreeSet<>();
    private final String word;

    private FullTenant(TestServer server, String name, String word) {
        this.server = server;
        this.tenant = server.tenant(name);
        this.word = word;
    }

    /// With `waiting` faxes that go out tomorrow, besides one that was sent and received.
    public static FullTenant of(TestServer server, String name, String word, int waiting) {
        var full = new FullTenant(server, name, word);
        full.fill(waiting);
        return full;
    }

    private void fill(int waiting) {
        Caller caller = tenant.caller();
        String real = Tenant.id(tenant.send(
                TestPages.pdf("Letter about " + word),
                word + ".pdf",
                Map.of("subject", word, "cover", "false", "metadata", "{\"about\":\"" + word + "\"}")));
        ids.put("sent", real);
        for (int i = 0; i < waiting; i++) {
            ids.put(
                    "waiting" + i,
                    Tenant.id(tenant.send(
                            TestPages.pdf(word),
                            word + ".pdf",
                            Map.of("scheduled_at", Tenant.NEXT_MONTH, "subject", word))));
        }
        ids.put(
                "preview",
                tenant.upload(
                                "/api/v1/faxes/preview",
                                Map.of("to", tenant.secondNumber()),
                                word + ".pdf",
                                TestPages.pdf(word),
                                Map.of())
                        .json()
                        .path("preview_id")
                        .asString());
        ids.put("person", person(caller));
        ids.put("inbox", tenant.inbox());
        ids.put("trunk", tenant.trunk());
        ids.put(
                "rule",
                Tenant.id(caller.post(
                        "/api/v1/routing-rules",
                        Map.of(
                                "name",
                                word,
                                "priority",
                                50,
                                "enabled",
                                false,
                                "action",
                                Map.of("type", "inbox", "inbox_id", tenant.inbox())))));
        ids.put(
                "group",
                Tenant.id(caller.post(
                        "/api/v1/work-groups",
                        Map.of("name", word, "inbox_id", tenant.inbox(), "members", List.of(ids.get("person"))))));
        ids.put(
                "profile",
                Tenant.id(caller.post(
                        "/api/v1/work-profiles", Map.of("person_id", ids.get("person"), "skills", List.of(word)))));
        ids.put(
                "carrier_rule",
                Tenant.id(caller.post(
                        "/api/v1/carrier-rules",
                        Map.of("name", word, "enabled", false, "trunk_ids", List.of(tenant.trunk()), "reason", word))));
        ids.put(
                "category",
                Tenant.id(caller.post(
                        "/api/v1/document-categories",
                        Map.of("code", word + "_kind", "label", word, "description", word))));
        ids.put("retention", Tenant.id(caller.post("/api/v1/retention-policies", Map.of("name", word, "days", 36500))));
        ids.put(
                "alert_rule",
                Tenant.id(caller.post(
                        "/api/v1/alert-rules", Map.of("name", word, "words", List.of(word), "pause_minutes", 10_080))));
        ids.put(
                "report_schedule",
                Tenant.id(caller.post("/api/v1/report-schedules", Map.of("name", word, "report", "delivery"))));
        ids.put("alert", UUID.randomUUID().toString());
        ids.put("run", UUID.randomUUID().toString());
        ids.put("tag", Tenant.id(caller.post("/api/v1/fax-tags", Map.of("name", word))));
        ids.put("contact_group", Tenant.id(caller.post("/api/v1/contact-groups", Map.of("name", word))));
        ids.put(
                "contact",
                Tenant.id(caller.post(
                        "/api/v1/contacts",
                        Map.of(
                                "name",
                                word,
                                "fax_number",
                                "+15005550779",
                                "group_ids",
                                List.of(ids.get("contact_group"))))));
        ids.put("folder", Tenant.id(caller.post("/api/v1/fax-folders", Map.of("name", word))));
        ids.put(
                "view",
                Tenant.id(caller.post(
                        "/api/v1/fax-views", Map.of("name", word, "filter", Map.of("direction", "inbound")))));
        ids.put(
                "cover",
                Tenant.id(caller.post(
                        "/api/v1/cover-templates",
                        Map.of(
                                "name",
                                word,
                                "design",
                                Map.of(
                                        "blocks",
                                        List.of(Map.of(
                                                "kind", "text", "x", 1, "y", 1, "w", 9, "h", 9, "text", word)))))));
        ids.put(
                "form",
                Tenant.id(caller.post(
                        "/api/v1/form-templates",
                        Map.of(
                                "name",
                                "own_form",
                                "title",
                                word,
                                "definition",
                                Map.of(
                                        "anchors",
                                        List.of(
                                                Map.of("text", word + " one"),
                                                Map.of("text", word + " two"),
                                                Map.of("text", word + " three")),
                                        "fields",
                                        List.of(Map.of("name", "a", "label", word, "beside", List.of(word))))))));
        ids.put("stamp", Tenant.id(caller.post("/api/v1/fax-stamps", Map.of("name", word, "text", word))));
        ids.put(
                "bulk",
                Tenant.id(caller.post(
                        "/api/v1/faxes/bulk",
                        Map.of("action", "tag", "tag_id", ids.get("tag"), "ids", List.of(ids.get("sent"))))));
        ids.put(
                "refused",
                Tenant.id(caller.post("/api/v1/do-not-fax", Map.of("number", "+15005550777", "reason", word))));
        ids.put(
                "mailbox",
                Tenant.id(caller.post(
                        "/api/v1/fax-mailboxes",
                        Map.of(
                                "name",
                                word,
                                "address",
                                word + "@clinic.invalid",
                                "host",
                                word + ".invalid",
                                "username",
                                word,
                                "password",
                                word,
                                "enabled",
                                false))));
        ids.put("message", UUID.randomUUID().toString());
        ids.put(
                "recogniser",
                Tenant.id(caller.post("/api/v1/outside-recognisers", Map.of("name", word, "api_key", word))));
        ids.put(
                "archive",
                Tenant.id(caller.post(
                        "/api/v1/archive-targets",
                        Map.of(
                                "name",
                                word,
                                "bucket",
                                word,
                                "access_key",
                                word,
                                "secret_key",
                                word,
                                "enabled",
                                false))));
        ids.put(
                "language_model",
                Tenant.id(caller.post(
                        "/api/v1/language-models",
                        Map.of(
                                "name",
                                word,
                                "endpoint",
                                "https://" + word + ".invalid/v1",
                                "model",
                                word,
                                "api_key",
                                word))));
        ids.put(
                "broadcast",
                Tenant.id(caller.post(
                        "/api/v1/broadcasts",
                        Map.of(
                                "name",
                                word,
                                "message",
                                word,
                                "recipients",
                                List.of(Map.of("number", "+15005550778", "name", word))))));
        ids.put("deny", Tenant.id(caller.post("/api/v1/deny-list", Map.of("pattern", "+15005550*", "reason", word))));
        ids.put(
                "own_sender",
                Tenant.id(caller.post(
                        "/api/v1/own-senders",
                        Map.of("pattern", "+15005551*", "reason", word, "owner_id", ids.get("person")))));
        ids.put(
                "destination",
                Tenant.id(caller.post(
                        "/api/v1/destinations",
                        Map.of("number", "+15005551234", "transport_preference", "audio_only"))));
        ids.put(
                "role",
                Tenant.id(caller.post(
                        "/api/v1/roles",
                        Map.of(
                                "key",
                                word + "_role",
                                "label",
                                word,
                                "grants",
                                List.of(Map.of("record_type", "inbox", "acts", List.of("read")))))));
        ids.put(
                "team",
                Tenant.id(caller.post("/api/v1/teams", Map.of("name", word, "members", List.of(ids.get("person"))))));
        ids.put("patient", UUID.randomUUID().toString());
        ids.put(
                "care",
                Tenant.id(caller.post(
                        "/api/v1/care-relationships",
                        Map.of("person_id", ids.get("person"), "patient_id", ids.get("patient")))));
        ids.put(
                "training",
                Tenant.id(caller.post(
                        "/api/v1/training-records",
                        Map.of("person_id", ids.get("person"), "course", word, "completed_on", "2026-01-15"))));
        JsonNode invited = caller.post(
                        "/api/v1/invitations",
                        Map.of("email", word + ".guest@clinic.test", "roles", List.of("fax_user")))
                .json();
        ids.put("invitation", invited.path("invitation").path("id").asString());
        ids.put("emergency", brokenGlass(UUID.fromString(ids.get("person"))));
        ids.put(
                "stream",
                Tenant.id(
                        caller.post("/api/v1/audit-streams", Map.of("name", word, "kind", "file", "enabled", false))));
        ids.put("baa", Tenant.id(caller.post("/api/v1/baas", Map.of("counterparty", word))));
        ids.put(
                "hold",
                Tenant.id(caller.post(
                        "/api/v1/legal-holds",
                        Map.of("matter", word, "subject_type", "person", "subject_id", ids.get("person")))));
        ids.put(
                "export",
                Tenant.id(caller.post(
                        "/api/v1/privacy/exports", Map.of("subject", "person", "person_id", ids.get("person")))));
        caller.put("/api/v1/settings/privacy.export_life", Map.of("value", "PT90H"));
        signIn();
        JsonNode key = caller.post("/api/v1/api-keys", Map.of("name", word, "scopes", List.of("fax:read")))
                .json();
        ids.put("key", key.path("id").asString());
        marks.add(key.path("prefix").asString());
        ids.put(
                "webhook",
                Tenant.id(caller.post(
                        "/api/v1/webhooks",
                        Map.of(
                                "name",
                                word,
                                "url",
                                "https://" + word + ".invalid/hook",
                                "event_types",
                                List.of("*"),
                                "status",
                                "disabled")))); // what happens is held, and stays as it is
        ids.put(
                "template",
                Tenant.id(caller.post(
                        "/api/v1/notification-templates",
                        Map.of("kind", "fax.failed", "subject", word, "body", word))));
        notified();
        faxbot();
        caller.get("/api/v1/numbers")
                .json()
                .path("data")
                .forEach(number ->
                        ids.put("number" + ids.size(), number.path("id").asString()));
        marks.addAll(List.of(tenant.firstNumber(), tenant.secondNumber(), word));
        marks.add(tenant.organization().id().toString());
        marks.add(tenant.organization().name());
    }

    /// A notification and a browser of an owner of the organisation.
    private void notified() {
        Tenant.Login login = server.person(tenant, "owner");
        Caller owner = Caller.signedIn(server.port(), login.email(), login.password());
        neverPushTo(owner);
        String person = owner.get("/api/v1/session").json().at("/person/id").asString();
        Actors.runAs(
                SystemJobActor.of(organization(), "test"),
                () -> server.context()
                        .getBean(Notifications.class)
                        .tell(
                                List.of(UUID.fromString(person)),
                                new Notice(
                                        NoticeKind.of("webhook.disabled", word, word, word, "name"),
                                        Map.of("name", word),
                                        "/webhooks/" + ids.get("webhook"),
                                        null)));
        ids.put("notification", first(owner, "/api/v1/notifications", "/data/0/id"));
        ids.put(
                "push",
                Tenant.id(owner.post(
                        "/api/v1/push-subscriptions",
                        Map.of(
                                "endpoint",
                                "https://" + word + ".invalid/push",
                                "p256dh",
                                "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                                "auth",
                                "BTBZMqHH6r4Tts7J_aSIgg",
                                "label",
                                word))));
        Actors.runAs(
                SystemJobActor.of(organization(), "test"),
                () -> ids.put(
                        "mail",
                        server.context()
                                .getBean(Mail.class)
                                .send(MailMessage.of("notice", word + "@clinic.invalid", word, word))
                                .toString()));
    }

    /// The endpoint of its browser is nowhere: what is not pushed to it does not fail in the middle
    /// of a test.
    private static void neverPushTo(Caller person) {
        var kinds = new ArrayList<Map<String, Object>>();
        person.get("/api/v1/notification-preferences")
                .json()
                .path("kinds")
                .forEach(kind -> kinds.add(
                        Map.of("kind", kind.path("kind").asString(), "in_app", true, "mail", "off", "push", false)));
        Caller.Answer answer =
                person.put("/api/v1/notification-preferences", Map.of("zone", "Europe/Berlin", "kinds", kinds));
        if (answer.status() >= 300) {
            throw new IllegalStateException(answer.body());
        }
    }

    /// Written past the API, which breaks glass in healthcare mode only.
    private String brokenGlass(UUID person) {
        UUID id = UUID.randomUUID();
        try (var connection = new OwnerView(server).connect();
                var insert = connection.prepareStatement("""
                        insert into break_glass (id, organization_id, person_id, person_name, reason, opened_at, expires_at)
                        values (?, ?, ?, ?, ?, now(), now() + interval '1 hour')""")) {
            insert.setObject(1, id);
            insert.setObject(2, tenant.organization().id());
            insert.setObject(3, person);
            insert.setString(4, word);
            insert.setString(5, "An emergency about " + word);
            insert.execute();
        } catch (java.sql.SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return id.toString();
    }

    private byte[] sealedMessage() {
        byte[] content = ("{\"from\":\"" + word + "@clinic.invalid\",\"recipients\":[],\"cut\":false,\"files\":[],"
                        + "\"pages\":0}")
                .getBytes(StandardCharsets.UTF_8);
        return Actors.callAs(
                SystemJobActor.of(organization(), "test"),
                () -> server.context()
                        .getBean(OrganizationKeys.class)
                        .seal(content, "fax_mail_messages.content " + ids.get("message")));
    }

    /// Written past Faxbot's interface, which is off here, and past the calls of a challenge.
    private void faxbot() {
        String house = "'" + tenant.organization().id() + "'";
        String mailbox = "'" + UUID.randomUUID() + "'";
        try (var connection = new OwnerView(server).connect();
                var statement = connection.createStatement()) {
            statement.execute("insert into fax_challenges values (gen_random_uuid(), " + house + ", '" + ids.get("sent")
                    + "', '" + ids.get("sent") + "', '" + tenant.firstNumber() + "', sha256(" + mailbox
                    + "), 'cancelled', 0, now(), now(), now(), null)");
            statement.execute("insert into fax_forwards (fax_id, rule_id, organization_id, rule_name, to_number, cover,"
                    + " state, wanted_at, ended_at) values ('" + ids.get("sent") + "', '" + ids.get("rule") + "', "
                    + house
                    + ", '" + word + "', '" + tenant.firstNumber() + "', true, 'refused', now(), now())");
            statement.execute("insert into fax_escalations values ('" + ids.get("sent") + "', " + house + ", '"
                    + ids.get("inbox") + "', 0, null, null)");
            statement.execute(
                    "insert into fax_floods values (" + house + ", 'from', '" + tenant.firstNumber() + "', now())");
            statement.execute("insert into work_turns values ('" + ids.get("group") + "', " + house + ", 0, '{}')");
            statement.execute(
                    "insert into work_presences values (" + house + ", '" + ids.get("person") + "', 'busy', now())");
            statement.execute(
                    "insert into cover_choices values (" + mailbox + ", " + house + ", '" + ids.get("cover") + "')");
            statement.execute("insert into fax_queue_pauses values (gen_random_uuid(), " + house
                    + ", gen_random_uuid(), now()," + " gen_random_uuid(), '" + word + "')");
            statement.execute("insert into fax_mail_messages (id, organization_id, mailbox_id, source, marked, digest,"
                    + " status, content, arrived_at, decided_at) values ('" + ids.get("message") + "', " + house + ", '"
                    + ids.get("mailbox") + "', 'imap', true, sha256(" + mailbox + "), 'ignored', '\\x"
                    + HexFormat.of().formatHex(sealedMessage()) + "', now(), now())");
            statement.execute("insert into fax_copies (mail_id, organization_id, fax_id, recipient, content, status,"
                    + " sent_by, sent_by_name, created_at) values (gen_random_uuid(), " + house + ", '"
                    + ids.get("sent") + "', '" + word + "@clinic.invalid', 'notice', 'sent', gen_random_uuid(), '"
                    + word + "', now())");
            String archive = "'" + UUID.randomUUID() + "'";
            statement.execute(
                    "insert into fax_archives (id, organization_id, fax_id, target_id, status, reason, asked_by,"
                            + " asked_by_name, asked_at, due_at, bucket, base_key) values (" + archive + ", " + house
                            + ", '"
                            + ids.get("sent") + "', '" + ids.get("archive") + "', 'failed', '" + word
                            + "', gen_random_uuid(), '" + word + "', now(), now(), '" + word + "', '" + word + "')");
            statement.execute(
                    "insert into fax_archive_attempts (id, organization_id, archive_id, part, sha256, outcome,"
                            + " at) values (gen_random_uuid(), " + house + ", " + archive + ", 'document', '" + word
                            + "', 'refused', now())");
            statement.execute("insert into outside_readings (id, organization_id, fax_id, page, recogniser_id, service,"
                    + " host, asked_at, outcome, detail, own_confidence) values (gen_random_uuid(), " + house + ", '"
                    + ids.get("sent") + "', 1, '" + ids.get("recogniser") + "', '" + word + "', '" + word
                    + "', now(), 'failed', '" + word + "', 0.4)");
            String linked = "'" + UUID.randomUUID() + "'";
            statement.execute("insert into fax_link_documents values (" + linked + ", " + house + ", '"
                    + ids.get("sent") + "', 0, gen_random_uuid(), '" + word
                    + ".pdf', 'application/pdf', 7, gen_random_uuid(), now())");
            statement.execute("insert into fax_links values (" + mailbox + ", " + house + ", '" + ids.get("sent")
                    + "', 'mail', '" + word + "@clinic.invalid', sha256(" + mailbox + "), sha256(" + mailbox
                    + "), 1, 0, now(), gen_random_uuid(), true, '" + word + "', now(), null)");
            statement.execute("insert into fax_link_visits values (gen_random_uuid(), " + house + ", " + mailbox + ", "
                    + linked + ", 'downloaded', '" + word + "', now())");
            statement.execute("insert into retention_runs values ('" + ids.get("run") + "', " + house + ", 'done', '"
                    + word + "', now(), now(), null, 1)");
            statement.execute("insert into fax_content_prints values ('" + ids.get("sent") + "', " + house + ", 7)"
                    + " on conflict do nothing");
            statement.execute("insert into fax_meanings values ('" + ids.get("sent") + "', " + house
                    + ", repeat('01', 256)::bit(512)) on conflict do nothing");
            statement.execute("insert into fax_category_models (id, organization_id, status, asked_by, started_at,"
                    + " corrections_until) values (gen_random_uuid(), " + house + ", 'failed', '" + word
                    + "', now(), now())");
            statement.execute("insert into report_runs values ('" + ids.get("report_schedule") + "', '2020-01-01', "
                    + house + ", '2020-01-01', now(), now(), 1)");
            statement.execute("insert into api_key_uses values (" + house + ", '" + ids.get("key")
                    + "', '2020-01-01', 'faxes', 1, 0)");
            statement.execute("insert into alerts (id, organization_id, rule_id, rule_name, reasons, raised_at, due_at,"
                    + " told) values ('" + ids.get("alert") + "', " + house + ", '" + ids.get("alert_rule") + "', '"
                    + word
                    + "', array['word'], now(), now(), false)");
            statement.execute("insert into retention_warnings values (gen_random_uuid(), " + house + ", now(), now())");
            statement.execute("insert into retention_disposals values ('" + ids.get("run") + "', gen_random_uuid(), "
                    + house + ", '" + word + "', '" + ids.get("retention") + "', '" + word
                    + "', now(), 'on_hold', now())");
            statement.execute("insert into faxbot_keys values ('" + ids.get("key") + "', " + house
                    + ", array['fax:read'], '" + word + "', null, now())");
            statement.execute("insert into faxbot_first_keys values (" + house + ", '" + ids.get("key") + "')");
            statement.execute("insert into faxbot_mailboxes values (" + mailbox + ", " + house + ", '" + word
                    + "', array[]::text[], null, now(), now())");
            statement.execute("insert into faxbot_rules values (gen_random_uuid(), " + house + ", '"
                    + tenant.firstNumber() + "', " + mailbox + ", now())");
            statement.execute("insert into faxbot_links values (sha256(" + mailbox + "), " + house + ", '"
                    + ids.get("sent") + "', now())");
            statement.execute("insert into faxbot_arrivals values (gen_random_uuid(), " + house + ", 'sip', now())");
        } catch (java.sql.SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// An owner at work, who set up a provider to sign in with and a program that shows its tokens.
    private void signIn() {
        Tenant.Login login = server.person(tenant, "owner");
        Caller owner = Caller.signedIn(server.port(), login.email(), login.password());
        ids.put(
                "session",
                owner.get("/api/v1/session/sessions").json().at("/data/0/id").asString());
        ids.put(
                "provider",
                Tenant.id(owner.post(
                        "/api/v1/identity-providers",
                        Map.of("name", word, "issuer", "https://" + word + ".example.com", "client_id", word))));
        ids.put(
                "service",
                Tenant.id(owner.post(
                        "/api/v1/service-clients",
                        Map.of(
                                "name",
                                word,
                                "provider_id",
                                ids.get("provider"),
                                "client",
                                word,
                                "scopes",
                                List.of("fax:read")))));
    }

    private String person(Caller caller) {
        JsonNode made = caller.post(
                        "/api/v1/people",
                        Map.of(
                                "email",
                                word + tenant.organization().id().toString().substring(24) + "@clinic.test",
                                "full_name",
                                "Pat " + word,
                                "roles",
                                List.of("fax_user")))
                .json();
        JsonNode person = made.path("person").isObject() ? made.path("person") : made;
        return person.path("id").asString();
    }

    /// Waits for the call to end on both sides.
    public FullTenant settled() {
        tenant.awaitStatus(ids.get("sent"), "sent", "failed", "uncertain");
        ids.put("received", tenant.awaitDelivered(1).path("id").asString());
        for (String fax : List.of("sent", "received")) {
            tenant.caller()
                    .get("/api/v1/faxes/" + ids.get(fax) + "/attempts")
                    .json()
                    .path("data")
                    .forEach(attempt ->
                            ids.put("attempt" + ids.size(), attempt.path("id").asString()));
        }
        for (Map.Entry<String, String> fax : Map.copyOf(ids).entrySet()) {
            if (fax.getKey().startsWith("waiting")) {
                tenant.await(
                        fax.getValue(),
                        row -> row.path("file_size").asLong() > 0
                                && tenant.caller()
                                                .get("/api/v1/faxes/" + fax.getValue() + "/thumbnail")
                                                .status()
                                        == 200);
            }
        }
        ids.put(
                "event",
                first(tenant.caller(), "/api/v1/webhooks/" + ids.get("webhook") + "/deliveries", "/data/0/event_id"));
        while (!tenant.caller().get("/api/v1/mails").body().contains("not_configured")) {
            TestServer.pause(100);
        }
        awaitExport();
        marks.addAll(ids.values());
        return this;
    }

    /// What a list has first, as soon as it has something.
    private static String first(Caller caller, String list, String pointer) {
        for (int i = 0; i < 600; i++) {
            String id = caller.get(list).json().at(pointer).asString();
            if (!id.isEmpty()) {
                return id;
            }
            TestServer.pause(100);
        }
        throw new IllegalStateException(list + " stays empty");
    }

    private void awaitExport() {
        for (int i = 0; i < 600; i++) {
            String status = tenant.caller()
                    .get("/api/v1/privacy/exports/" + ids.get("export"))
                    .json()
                    .path("status")
                    .asString();
            if (status.equals("ready") || status.equals("failed")) {
                return;
            }
            TestServer.pause(100);
        }
        throw new IllegalStateException("the export did not end");
    }

    public Tenant tenant() {
        return tenant;
    }

    public UUID organization() {
        return tenant.organization().id();
    }

    public String id(String what) {
        String id = ids.get(what);
        if (id == null || id.isBlank()) {
            throw new IllegalStateException("no " + what + " in " + ids);
        }
        return id;
    }

    public List<String> ids() {
        return new ArrayList<>(ids.values());
    }

    /// One id of each kind of record.
    public Collection<String> kinds() {
        var kinds = new LinkedHashMap<String, String>();
        ids.forEach((name, id) -> kinds.putIfAbsent(name.replaceFirst("\\d+$", ""), id));
        return kinds.values();
    }

    public String faxName(String what) {
        return tenant.caller()
                .get("/api/v1/faxes/" + id(what))
                .json()
                .path("name")
                .asString();
    }

    /// The marks of this organisation in `text` that the request itself, `said`, didn't hold.
    public List<String> marksIn(String text, String said) {
        return marks.stream()
                .filter(mark -> text.contains(mark) && !said.contains(mark))
                .toList();
    }

    public TestServer server() {
        return server;
    }
}
