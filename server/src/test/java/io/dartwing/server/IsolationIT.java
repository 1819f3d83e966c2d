package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.platform.actor.ActorReference;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.platform.jobs.Jobs;
import io.dartwing.platform.jobs.RetryPolicy;
import io.dartwing.server.test.ApiOperations;
import io.dartwing.server.test.ApiOperations.Operation;
import io.dartwing.server.test.FullTenant;
import io.dartwing.server.test.OwnerView;
import io.dartwing.server.test.RawSql;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Two organisations on one server: nothing of the first one is seen, used or changed by the
/// second one, by
/// any operation there is.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsolationIT {
    private static final List<String> RECORD_TYPES = List.of(
            "inbox",
            "sip_trunk",
            "fax_number",
            "carrier_account",
            "carrier_rule",
            "routing_rule",
            "work_group",
            "work_profile",
            "document_category",
            "retention_policy",
            "archive_target",
            "language_model",
            "outside_recogniser",
            "alert_rule",
            "report_schedule",
            "fax_tag",
            "do_not_fax",
            "fax_mailbox",
            "webhook",
            "notification_template",
            "custom_role",
            "team",
            "care_relationship",
            "training_record",
            "baa",
            "legal_hold");
    private static final String OWN_SESSION = "/api/v1/session";
    /// Changes something of the caller's own, and takes no id.
    private static final Set<String> OWN = Set.of(
            "POST /api/v1/notifications/read-all",
            "POST /api/v1/retention/runs",
            "POST /api/v1/faxes/search/index",
            "POST /api/v1/faxes/categories/models",
            "PUT /api/v1/faxes/categories/models/in-use");
    private static final String NOWHERE = "01900000-0000-7000-8000-000000000000";

    private final TestServer server = TestServer.shared();
    private final OwnerView owner = new OwnerView(server);
    private FullTenant ours;
    private FullTenant theirs;
    private List<Operation> operations;

    @BeforeAll
    void fill() {
        ours = FullTenant.of(server, "Alder Clinic", "alderwort", 4);
        theirs = FullTenant.of(server, "Birch Clinic", "birchbark", 0);
        ours.settled();
        theirs.settled();
        operations = ApiOperations.of(server);
    }

    @Test
    void noOperationReachesAnotherOrganisationByItsIds() throws Exception {
        // Looked up before the fingerprint: it is a read of ours that stands in our audit.
        String name = ours.faxName("waiting3");
        Map<String, String> before = owner.fingerprint(ours.organization());
        int tried = 0;
        tried += walk(theirs.tenant().caller(), name, 1);
        // A person's session leads to the same records by other permissions: every operation, each with some of the
        // ids.
        tried += walk(person(), name, 7);
        System.out.println(
                "IsolationIT: " + tried + " requests over " + operations.size() + " operations, none leaked");
        assertThat(tried).isGreaterThan(1000);
        Map<String, String> after = owner.fingerprint(ours.organization());
        assertThat(after)
                .as(() -> "the newest of the audit: "
                        + ours.tenant()
                                .caller()
                                .get("/api/v1/audit/entries?limit=6")
                                .body())
                .isEqualTo(before);
    }

    /// In a query an id is a filter at most: each gets some of them.
    ///
    /// @param step every how many-eth of the ids is tried, beginning at another one with each operation
    private int walk(Caller stranger, String faxName, int step) {
        int tried = 0;
        int first = 0;
        List<String> values = new ArrayList<>(ours.kinds());
        values.add(ours.organization().toString());
        values.add(faxName);
        for (Operation operation : operations) {
            if (operation.open() || changesOwnSession(operation)) {
                continue;
            }
            first++;
            for (String value : operation.variables().isEmpty() ? List.of("") : some(values, first, step)) {
                for (String type : operation.variables().contains("type") ? RECORD_TYPES : List.of("inbox")) {
                    boolean named = operation.variables().stream().anyMatch(name -> !name.equals("type"));
                    tried += tryOne(stranger, operation, operation.with(value, type), type, named);
                }
            }
            for (String query : operation.queries()) {
                first++;
                for (String value : some(values, first, Math.max(step, 5))) {
                    String path = operation.with(theirs.id("received"), "inbox");
                    tried += tryOne(
                            stranger,
                            operation,
                            path + "?" + query + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8),
                            "inbox",
                            false);
                }
            }
        }
        return tried;
    }

    private static List<String> some(List<String> values, int first, int step) {
        return IntStream.range(0, values.size())
                .filter(at -> (at + first) % step == 0)
                .mapToObj(values::get)
                .toList();
    }

    /// These change or end the caller's own session and account and name nothing else.
    private static boolean changesOwnSession(Operation operation) {
        return operation.path().startsWith(OWN_SESSION)
                && operation.variables().isEmpty()
                && !operation.method().equals("GET");
    }

    private int tryOne(Caller stranger, Operation operation, String path, String recordType, boolean named) {
        boolean reads = operation.method().equals("GET");
        if (!reads && !named && !operation.variables().isEmpty()) {
            return 0; // would change the stranger's own record
        }
        String body = operation.bodies().isEmpty() ? null : "{}";
        String type = operation.bodies().contains("application/json") || body == null
                ? "application/json"
                : operation.bodies().iterator().next();
        Answer answer = stranger.send(operation.method(), path, body, type);
        String what = operation.method() + " " + path + " answered " + answer.status();
        assertThat(answer.status()).as(what).isNotEqualTo(500).isNotEqualTo(503);
        if (operation.method().equals("POST")
                && !operation.path().endsWith("/ticket")
                && !OWN.contains(operation.toString())) {
            assertThat(answer.status()).as(what).isBetween(400, 499);
        }
        if (named) {
            boolean refused = answer.status() == 401 || answer.status() == 403;
            if (refused) {
                // Refused before the record is looked for: it tells nothing when an id that is nowhere gets the same.
                Answer nowhere = stranger.send(operation.method(), operation.with(NOWHERE, recordType), body, type);
                assertThat(nowhere.status()).as(what).isEqualTo(answer.status());
            } else {
                assertThat(answer.status()).as(what).isIn(400, 404, 405, 415, 422);
            }
            if (reads && !refused) {
                assertThat(answer.status()).as(what).isEqualTo(404);
            }
        }
        assertThat(ours.marksIn(answer.body() + answer.response().headers().map(), path))
                .as(what)
                .isEmpty();
        return 1;
    }

    @Test
    @Covers("FAX-C-001-10")
    void listsAndSearchesHoldOnlyOnesOwn() {
        Caller stranger = theirs.tenant().caller();
        for (String path : List.of(
                "/api/v1/faxes?q=alderwort",
                "/api/v1/faxes?limit=200",
                "/api/v1/faxes?to=" + URLEncoder.encode(ours.tenant().secondNumber(), StandardCharsets.UTF_8),
                "/api/v1/faxes?from=%2B*",
                "/api/v1/faxes?inbox_id=" + ours.id("inbox"),
                "/api/v1/faxes?assigned_to=" + ours.id("person"),
                "/api/method/dartwing_fax.api.v1.fax.list?search=alderwort",
                "/api/v1/people?q=alderwort",
                "/api/v1/trunks?limit=200",
                "/api/v1/numbers?limit=200",
                "/api/v1/numbers/orders?limit=200",
                "/api/v1/numbers/available?country=US",
                "/api/v1/ports?limit=200",
                "/api/v1/carriers?limit=200",
                "/api/v1/carriers/connectors",
                "/api/v1/routing/decisions?limit=200",
                "/api/v1/inboxes?limit=200",
                "/api/v1/routing-rules?limit=200",
                "/api/v1/routing-rules/export",
                "/api/v1/routing-rules/templates",
                "/api/v1/routing-rules/contradictions",
                "/api/v1/work-groups?limit=200",
                "/api/v1/work-profiles?limit=200",
                "/api/v1/work-groups/" + theirs.id("group") + "/people",
                "/api/v1/deny-list/export",
                "/api/v1/deny-list?limit=200",
                "/api/v1/own-senders?limit=200",
                "/api/v1/document-categories?limit=200",
                "/api/v1/retention-policies?limit=200",
                "/api/v1/archive-targets?limit=200",
                "/api/v1/language-models?limit=200",
                "/api/v1/outside-recognisers?limit=200",
                "/api/v1/outside-recognisers/" + theirs.id("recogniser") + "/readings",
                "/api/v1/faxes/" + theirs.id("received") + "/archives",
                "/api/v1/retention/runs",
                "/api/v1/faxes/categories/models",
                "/api/v1/retention/preview",
                "/api/v1/alert-rules?limit=200",
                "/api/v1/alerts?limit=200",
                "/api/v1/report-schedules?limit=200",
                "/api/v1/reports",
                "/api/v1/reports/activity?inbox=" + ours.id("inbox"),
                "/api/v1/reports/senders",
                "/api/v1/reports/disclosures",
                "/api/v1/reports/people?format=csv",
                "/api/v1/reports/phi_access",
                "/api/v1/reports/trail",
                "/api/v1/reports/rights",
                "/api/v1/fax-tags?limit=200",
                "/api/v1/do-not-fax?limit=200",
                "/api/v1/broadcasts?limit=200",
                "/api/v1/fax-stamps?limit=200",
                "/api/v1/faxes?tag=" + ours.id("tag"),
                "/api/v1/faxes?snoozed=true",
                "/api/v1/faxes/search?q=alderwort",
                "/api/v1/faxes/search/suggest?q=alder",
                "/api/v1/faxes/links/rules",
                "/api/v1/faxes/search?q=&inbox_id=" + ours.id("inbox"),
                "/api/v1/faxes/categories",
                "/api/v1/destinations?limit=200",
                "/api/v1/webhooks?limit=200",
                "/api/v1/webhooks/" + theirs.id("webhook") + "/deliveries?limit=200",
                "/api/v1/notification-templates?limit=200",
                "/api/v1/mails?limit=200",
                "/api/v1/event-types",
                "/api/v1/roles?q=alderwort",
                "/api/v1/teams?limit=200",
                "/api/v1/care-relationships?limit=200",
                "/api/v1/training-records?limit=200",
                "/api/v1/reports/training",
                "/api/v1/care-relationships?person_id=" + ours.id("person"),
                "/api/v1/invitations",
                "/api/v1/permissions",
                "/api/v1/organization/hierarchy",
                "/api/v1/audit-streams?limit=200",
                "/api/v1/audit/entries?limit=200",
                "/api/v1/audit/entries?actor_id=" + ours.id("person"),
                "/api/v1/audit/entries?record_id=" + ours.id("received"),
                "/api/v1/audit/access-report?record_id=" + ours.id("received"),
                "/api/v1/audit/access-report?actor_id=" + ours.id("key") + "&format=csv",
                "/api/v1/audit/access-report?data_subject=alderwort",
                "/api/v1/audit/export",
                "/api/v1/audit/anchors",
                "/api/v1/audit/state",
                "/api/v1/encryption-keys",
                "/api/v1/api-keys?limit=200",
                "/api/v1/baas?limit=200",
                "/api/v1/legal-holds?limit=200",
                "/api/v1/privacy",
                "/api/v1/privacy/exports",
                "/api/v1/privacy/erasures",
                "/api/v1/privacy/data-map",
                "/api/v1/settings",
                "/api/v1/setting-changes",
                "/api/v1/limits")) {
            Answer answer = stranger.get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(ours.marksIn(answer.body(), path)).as(path).isEmpty();
        }
    }

    @Test
    @Covers({"FAX-C-001-10", "FAX-E-001-03"})
    void whatIsCreatedCantReferToAnotherOrganisation() throws Exception {
        Map<String, String> before = owner.fingerprint(ours.organization());
        Caller stranger = theirs.tenant().caller();
        var refused = new ArrayList<Answer>();
        refused.add(stranger.post("/api/v1/numbers", Map.of("number", "+12025559901", "trunk_id", ours.id("trunk"))));
        refused.add(stranger.post(
                "/api/v1/numbers",
                Map.of("number", "+12025559902", "trunk_id", theirs.id("trunk"), "inbox_id", ours.id("inbox"))));
        refused.add(stranger.post(
                "/api/v1/numbers",
                Map.of("number", "+12025559903", "trunk_id", theirs.id("trunk"), "assigned_to", ours.id("person"))));
        refused.add(stranger.post(
                "/api/v1/numbers", Map.of("number", ours.tenant().firstNumber(), "trunk_id", theirs.id("trunk"))));
        refused.add(stranger.post("/api/v1/inboxes", Map.of("name", "Spy", "members", List.of(ours.id("person")))));
        refused.add(
                stranger.patch("/api/v1/inboxes/" + theirs.id("inbox"), Map.of("members", List.of(ours.id("person")))));
        refused.add(stranger.post(
                "/api/v1/retention-policies",
                Map.of("name", "Spy", "days", 1, "action", "archive", "archive_target_id", ours.id("archive"))));
        refused.add(stranger.post(
                "/api/v1/faxes/" + theirs.id("received") + "/archives", Map.of("target_id", ours.id("archive"))));
        refused.add(stranger.post("/api/v1/teams", Map.of("name", "Spies", "members", List.of(ours.id("person")))));
        refused.add(stranger.post(
                "/api/v1/care-relationships",
                Map.of("person_id", ours.id("person"), "patient_id", theirs.id("patient"))));
        refused.add(
                stranger.patch("/api/v1/people/" + theirs.id("person"), Map.of("roles", List.of("alderwort_role"))));
        refused.add(stranger.post(
                "/api/v1/invitations", Map.of("email", "spy@clinic.test", "roles", List.of("alderwort_role"))));
        refused.add(rule(stranger, Map.of("type", "inbox", "inbox_id", ours.id("inbox"))));
        refused.add(rule(stranger, Map.of("type", "person", "person_id", ours.id("person"))));
        refused.add(rule(stranger, Map.of("type", "none", "folder_id", ours.id("folder"))));
        refused.add(rule(
                stranger, Map.of("type", "inbox", "inbox_id", theirs.id("inbox"), "person_id", ours.id("person"))));
        for (Map<String, String> to :
                List.of(Map.of("person_id", ours.id("person")), Map.of("inbox_id", ours.id("inbox")))) {
            refused.add(stranger.post("/api/v1/faxes/" + theirs.id("received") + "/assign", to));
        }
        Tenant tenant = theirs.tenant();
        byte[] page = TestPages.pdf("Not theirs");
        refused.add(tenant.upload(
                "/api/v1/faxes",
                Map.of("to", tenant.secondNumber(), "from", ours.tenant().firstNumber()),
                "a.pdf",
                page,
                Map.of()));
        refused.add(tenant.upload(
                "/api/v1/faxes",
                Map.of("to", tenant.secondNumber(), "preview_id", ours.id("preview")),
                "a.pdf",
                null,
                Map.of()));
        for (Answer answer : refused) {
            assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
            assertThat(ours.marksIn(
                            answer.body(), String.valueOf(answer.response().request())))
                    .as(answer.body())
                    .allMatch(mark -> mark.equals(ours.tenant().firstNumber()));
        }
        assertThat(owner.fingerprint(ours.organization())).isEqualTo(before);
    }

    @Test
    void whyIsAnsweredAboutOnesOwnPeopleAndRecordsOnly() {
        for (Caller stranger : strangers()) {
            for (Map<String, String> question : List.of(
                    Map.of("person_id", ours.id("person"), "action", "read", "record_type", "inbox"),
                    Map.of("api_key_id", ours.id("key"), "action", "read", "record_type", "inbox"),
                    Map.of("action", "read", "record_type", "inbox", "record_id", ours.id("inbox")),
                    Map.of("action", "read", "record_type", "fax", "record_id", ours.id("received")))) {
                Answer answer = stranger.post("/api/v1/permissions/explain", question);
                assertThat(answer.status()).as(question + " " + answer.body()).isEqualTo(404);
                assertThat(ours.marksIn(answer.body(), question.toString())).isEmpty();
            }
        }
    }

    private static Answer rule(Caller caller, Map<String, String> action) {
        return caller.post("/api/v1/routing-rules", Map.of("name", "Spy", "enabled", false, "action", action));
    }

    @Test
    void aSessionCantSwitchToAForeignOrganisation() {
        Tenant.Login login = server.person(theirs.tenant(), "owner");
        Caller person = Caller.signedIn(server.port(), login.email(), login.password());
        Answer answer = person.put(
                "/api/v1/session/organization",
                Map.of("organization_id", ours.organization().toString()));
        assertThat(answer.status()).isBetween(400, 404);
        assertThat(person.get("/api/v1/session")
                        .json()
                        .path("organization")
                        .path("id")
                        .asString())
                .isEqualTo(theirs.organization().toString());
    }

    @Test
    void anIdempotencyKeyIsOnesOwn() {
        Map<String, String> key = Map.of("Idempotency-Key", "shared-by-chance");
        Map<String, String> later = Map.of("scheduled_at", Tenant.NEXT_MONTH);
        Answer first = send(ours.tenant(), later, key);
        Answer second = send(theirs.tenant(), later, key);
        assertThat(first.status()).isEqualTo(202);
        assertThat(second.status()).isEqualTo(202);
        assertThat(second.json().path("id")).isNotEqualTo(first.json().path("id"));
        for (FullTenant tenant : List.of(ours, theirs)) {
            Answer answer = tenant == ours ? first : second;
            tenant.tenant()
                    .caller()
                    .post("/api/v1/faxes/" + answer.json().path("id").asString() + "/cancel", Map.of());
        }
    }

    private static Answer send(Tenant tenant, Map<String, String> more, Map<String, String> headers) {
        var fields = new java.util.HashMap<>(more);
        fields.put("to", tenant.secondNumber());
        return tenant.upload("/api/v1/faxes", fields, "a.pdf", TestPages.pdf("Same"), headers);
    }

    @Test
    void jobsOfAnotherOrganisationAreOutOfReach() throws Exception {
        var jobs = server.context().getBean(Jobs.class);
        String instance = ours.id("waiting0") + "-0";
        var dial = new JobType<>("fax-dial", JobPool.SHORT, Object.class, RetryPolicy.NONE);
        String row = "select execution_time::text from jobs_short where task_instance like '%" + instance + "'";
        List<String> before = owner.texts(row);
        assertThat(before).hasSize(1);
        var asker = new ActorReference(ActorReference.Type.SYSTEM, UUID.randomUUID(), "stranger");
        Actors.runAs(SystemJobActor.of(theirs.organization(), "test", asker), () -> {
            assertThat(jobs.cancel(dial, instance)).isFalse();
            assertThat(jobs.reschedule(dial, instance, java.time.Instant.EPOCH)).isFalse();
            assertThat(jobs.revive(dial, instance)).isFalse();
        });
        assertThat(owner.texts(row)).isEqualTo(before);
    }

    @Test
    void rawSqlOfTheAppRoleNeitherReadsNorWritesAnotherOrganisation() throws Exception {
        var sql = new RawSql(server, owner);
        var actor = SystemJobActor.of(theirs.organization(), "test");
        int filled = 0;
        for (String table : owner.tenantTables()) {
            filled += owner.row(table, ours.organization()).size();
            sql.refusesEverything(table, ours.organization());
            Actors.runAs(actor, () -> sql.refusesEverything(table, ours.organization()));
        }
        System.out.println("IsolationIT: " + owner.tenantTables().size() + " tables refused raw SQL, " + filled
                + " of them with rows of the other organisation");
        assertThat(filled).isGreaterThan(15);
    }

    private List<Caller> strangers() {
        return List.of(theirs.tenant().caller(), person());
    }

    private Caller person() {
        Tenant.Login login = server.person(theirs.tenant(), "owner");
        return Caller.signedIn(server.port(), login.email(), login.password());
    }
}
