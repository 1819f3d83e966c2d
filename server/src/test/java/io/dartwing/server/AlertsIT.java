package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.dartwing.platform.jobs.RecurringJob;
import io.dartwing.server.test.OwnerView;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// People are told at once of faxes that rules name; assistants hear of faxes and nothing of what they say.
class AlertsIT {
    private static final String REPORT = """
            CITY LABORATORY
            Laboratory Report - Final Results
            Patient Name: Ana Ortega     Date of Birth: 05/06/1971
            Test          Result    Unit    Reference range
            Hemoglobin    13.5      g/dL    12.0 - 16.0
            Glucose       182       mg/dL   70 - 99   H
            Creatinine    1.1       mg/dL   0.6 - 1.2
            Potassium     6.9       mmol/L  3.5 - 5.1   H
            CRITICAL VALUE
            Ordering physician: James Miller, MD  NPI 1234567893""";

    private final TestServer server = TestServer.shared();
    private final OwnerView owner = new OwnerView(server);

    private record Person(String id, String email, Caller caller) {}

    @Test
    @Covers({
        "FAX-J-001-01",
        "FAX-J-001-02",
        "FAX-J-001-03",
        "FAX-J-001-04",
        "FAX-J-001-05",
        "FAX-J-001-08",
        "FAX-R-005-04"
    })
    void aFaxRaisesEachRulesAlertOnceByEveryChannelUntilSomebodyTakesNote() throws Exception {
        Tenant clinic = server.tenant("Alert Clinic");
        Person nurse = person(clinic, "Nora Nurse");
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        HttpServer receiver = receiver(clinic, heard);
        rule(clinic, "Words", Map.of("words", List.of("potassium")), nurse, "app", "mail", "webhook");
        rule(clinic, "Critical", Map.of("critical_values", true), nurse, "app");
        rule(clinic, "Laboratory", Map.of("categories", List.of("lab_results")), nurse, "app");
        rule(clinic, "Sender", Map.of("senders", List.of(clinic.firstNumber())), nurse, "app");
        rule(clinic, "Normal", Map.of("priorities", List.of("normal")), nurse, "app");
        rule(clinic, "Never", Map.of("words", List.of("potassi")), nurse, "app");
        clinic.send(TestPages.pdf(REPORT), "report.pdf", Map.of());
        String fax = clinic.awaitDelivered(1).path("id").asString();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(notices(nurse, "fax.alert")).isEqualTo(5));
        JsonNode alerts = open(nurse);
        assertThat(alerts.valueStream().map(alert -> alert.path("rule_name").asString()))
                .containsExactlyInAnyOrder("Words", "Critical", "Laboratory", "Sender", "Normal");
        assertThat(alerts.valueStream())
                .allMatch(alert -> alert.path("fax_id").asString().equals(fax));
        await().atMost(Duration.ofSeconds(30)).until(() -> !heard.isEmpty());
        receiver.stop(0);
        assertThat(heard).hasSize(1);
        assertThat(heard.peek()).contains("fax.alert", fax).doesNotContain("otassium", "Ortega", clinic.firstNumber());
        assertThat(owner.texts("select kind from mails where organization_id = '"
                        + clinic.organization().id() + "' and kind = 'fax-alert'"))
                .hasSize(1);

        // Looked at once more, as after a crash between the commit and the end of the job.
        assertThat(owner.texts("select rule_id::text from alerts where fax_id = '" + fax + "'"))
                .doesNotHaveDuplicates()
                .hasSize(5);

        String first = alerts.at("/0/id").asString();
        assertThat(clinic.caller()
                        .post("/api/v1/alerts/" + first + "/acknowledge", Map.of())
                        .status())
                .as("a program takes no note")
                .isEqualTo(403);
        JsonNode noted = nurse.caller()
                .post("/api/v1/alerts/" + first + "/acknowledge", Map.of())
                .json();
        assertThat(noted.at("/acknowledged/name").asString()).isEqualTo("Nora Nurse");
        Person second = person(clinic, "Sam Second");
        assertThat(second.caller()
                        .post("/api/v1/alerts/" + first + "/acknowledge", Map.of())
                        .json()
                        .at("/acknowledged/name")
                        .asString())
                .as("the first word counts")
                .isEqualTo("Nora Nurse");
        assertThat(open(nurse).size()).isEqualTo(4);
        assertThat(clinic.caller()
                        .get("/api/v1/audit/entries?record_id=" + first)
                        .body())
                .contains("alert.acknowledged");
    }

    @Test
    @Covers("FAX-J-001-07")
    void withinItsPauseARuleOnlyListsAndInQuietHoursItWaits() throws Exception {
        Tenant clinic = server.tenant("Pausing Clinic");
        Person nurse = person(clinic, "Nora Nurse");
        rule(clinic, "Pausing", Map.of("words", List.of("letter"), "pause_minutes", 60), nurse, "app");
        Map<String, Object> quiet = Map.of("words", List.of("letter"), "quiet_from", "00:00", "quiet_until", "23:59");
        rule(clinic, "Quiet", quiet, nurse, "app");
        clinic.send(TestPages.pdf("first letter"), "letter.pdf", Map.of());
        clinic.awaitDelivered(1);
        clinic.send(TestPages.pdf("second letter"), "letter.pdf", Map.of());
        clinic.awaitDelivered(2);
        JsonNode alerts = open(nurse);
        assertThat(alerts.valueStream()
                        .filter(alert -> alert.path("rule_name").asString().equals("Pausing"))
                        .map(alert -> alert.path("told").asBoolean()))
                .containsExactlyInAnyOrder(true, false);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(notices(nurse, "fax.alert")).isPositive());
        assertThat(notices(nurse, "fax.alert")).isOne();
        assertThat(open(nurse)
                        .valueStream()
                        .filter(alert -> alert.path("rule_name").asString().equals("Quiet")))
                .hasSize(2)
                .allMatch(alert -> alert.path("told_at").isNull());
    }

    @Test
    @Covers("FAX-A-003-07")
    void aQueueThatGetsDeepIsToldOnceUntilItWasLessDeep() throws Exception {
        Tenant clinic = server.tenant("Queueing Clinic");
        Person nurse = person(clinic, "Nora Nurse");
        Tenant.id(clinic.caller()
                .post(
                        "/api/v1/alert-rules",
                        Map.of("name", "Deep", "queue_depth", 2, "recipients", List.of(nurse.id()))));
        RecurringJob watch = server.context().getBean("alertQueueJob", RecurringJob.class);
        waiting(clinic, 1);
        watch.work().run();
        assertThat(open(nurse).size()).isZero();
        waiting(clinic, 2);
        watch.work().run();
        watch.work().run();
        assertThat(open(nurse).size()).isOne();
        assertThat(open(nurse).at("/0/depth").asInt()).isEqualTo(3);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(notices(nurse, "fax.queue-deep")).isOne());
        run("update fax_documents set status = 'cancelled' where organization_id = '"
                + clinic.organization().id() + "'");
        watch.work().run();
        waiting(clinic, 2);
        watch.work().run();
        assertThat(open(nurse).size()).isEqualTo(2);
    }

    @Test
    void anAlertIsForThoseWhoSeeItsFaxAndARuleMustAskSomething() {
        Tenant clinic = server.tenant("Hidden Clinic");
        Person ana = person(clinic, "Ana Member");
        Person ben = person(clinic, "Ben Other");
        assertThat(clinic.caller()
                        .patch("/api/v1/inboxes/" + clinic.inbox(), Map.of("members", List.of(ana.id())))
                        .status())
                .isEqualTo(200);
        rule(clinic, "Letters", Map.of("words", List.of("letter")), ana, "app");
        clinic.send(TestPages.pdf("a letter"), "letter.pdf", Map.of());
        clinic.awaitDelivered(1);
        String alert = open(ana).at("/0/id").asString();
        assertThat(open(ben).size()).isZero();
        assertThat(ben.caller().get("/api/v1/alerts/" + alert).status()).isEqualTo(404);
        assertThat(ben.caller()
                        .post("/api/v1/alerts/" + alert + "/acknowledge", Map.of())
                        .status())
                .isEqualTo(404);
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("name", "Nothing"),
                Map.of("name", "Both", "queue_depth", 3, "words", List.of("a")),
                Map.of("name", "Half", "words", List.of("a"), "quiet_from", "10:00"),
                Map.of("name", "Sender", "senders", List.of("somebody")),
                Map.of("name", "Category", "categories", List.of("no_such_thing")))) {
            assertThat(clinic.caller().post("/api/v1/alert-rules", wrong).status())
                    .as(wrong.toString())
                    .isEqualTo(400);
        }
        assertThat(ana.caller()
                        .post("/api/v1/alert-rules", Map.of("name", "Mine"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void assistantsComeInWhenOpenedAndGetStatesOnly() {
        Tenant clinic = server.tenant("Assistant Clinic");
        clinic.send(TestPages.pdf(REPORT), "report.pdf", Map.of("subject", "Ana Ortega"));
        JsonNode received = clinic.awaitDelivered(1);
        Caller reader = Caller.withKey(server.port(), key(clinic, "fax:read"));
        assertThat(rpc(reader, "tools/list", Map.of()).status()).as("closed").isEqualTo(403);
        assertThat(clinic.caller()
                        .put("/api/v1/settings/fax.mcp", Map.of("value", true))
                        .status())
                .isEqualTo(200);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> rpc(reader, "tools/list", Map.of()).status() == 200);
        assertThat(Caller.anonymous(server.port()).post("/mcp", Map.of()).status())
                .isEqualTo(401);
        Person nurse = person(clinic, "Nora Nurse");
        assertThat(rpc(nurse.caller(), "tools/list", Map.of()).status())
                .as("programs only")
                .isEqualTo(403);
        assertThat(rpc(reader.header("Origin", "https://evil.example"), "tools/list", Map.of())
                        .status())
                .isEqualTo(403);
        reader.without("Origin");

        JsonNode hello = rpc(reader, "initialize", Map.of("protocolVersion", "2025-03-26"))
                .json();
        assertThat(hello.at("/result/protocolVersion").asString()).isEqualTo("2025-03-26");
        assertThat(hello.at("/result/capabilities").has("tools")).isTrue();
        assertThat(reader.post("/mcp", Map.of("jsonrpc", "2.0", "method", "notifications/initialized"))
                        .status())
                .isEqualTo(202);
        assertThat(rpc(reader, "ping", Map.of()).json().path("result").isEmpty())
                .isTrue();
        assertThat(tools(reader)).containsExactly("list_faxes", "get_fax_status");
        assertThat(rpc(reader, "no/such", Map.of()).json().at("/error/code").asInt())
                .isEqualTo(-32601);
        assertThat(reader.send("POST", "/mcp", "[]", "application/json").status())
                .isEqualTo(400);
        assertThat(reader.send("POST", "/mcp", "{", "application/json")
                        .json()
                        .at("/error/code")
                        .asInt())
                .isEqualTo(-32700);
        assertThat(reader.get("/mcp").status()).isEqualTo(405);

        String list = call(reader, "list_faxes", Map.of("direction", "inbound")).toString();
        String one = call(
                        reader,
                        "get_fax_status",
                        Map.of("fax_id", received.path("id").asString()))
                .toString();
        assertThat(list).contains(received.path("id").asString(), "delivered");
        assertThat(list + one)
                .doesNotContain("Ortega", "otassium", clinic.firstNumber(), "lab_results")
                .contains(clinic.secondNumber());
        assertThat(call(reader, "get_fax_status", Map.of("fax_id", "FAX-0"))
                        .path("isError")
                        .asBoolean())
                .isTrue();
        JsonNode refused = call(reader, "send_fax", Map.of("to", clinic.secondNumber()));
        assertThat(refused.path("isError").asBoolean()).isTrue();
        assertThat(refused.at("/content/0/text").asString()).startsWith("DW-403");
        assertThat(clinic.caller().get("/api/v1/audit/entries?event=fax.listed").body())
                .contains("mcp");

        Caller sender = Caller.withKey(server.port(), key(clinic, "fax:send"));
        assertThat(tools(sender)).containsExactly("list_numbers", "send_fax");
        assertThat(call(sender, "list_numbers", Map.of()).toString()).contains(clinic.firstNumber());
        Map<String, Object> fax = Map.of(
                "to",
                clinic.secondNumber(),
                "from",
                clinic.firstNumber(),
                "filename",
                "letter.pdf",
                "file_base64",
                Base64.getEncoder().encodeToString(TestPages.pdf("by an assistant")),
                "idempotency_key",
                "once-only");
        String sent = call(sender, "send_fax", fax).at("/structuredContent/id").asString();
        assertThat(call(sender, "send_fax", fax).at("/structuredContent/id").asString())
                .as("the same key, the same fax")
                .isEqualTo(sent)
                .isNotEmpty();
        clinic.awaitStatus(sent, "sent");
    }

    private static List<String> tools(Caller caller) {
        return rpc(caller, "tools/list", Map.of())
                .json()
                .at("/result/tools")
                .valueStream()
                .map(tool -> tool.path("name").asString())
                .toList();
    }

    private static JsonNode call(Caller caller, String tool, Map<String, Object> arguments) {
        Caller.Answer answer = rpc(caller, "tools/call", Map.of("name", tool, "arguments", arguments));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("result");
    }

    private static Caller.Answer rpc(Caller caller, String method, Map<String, Object> params) {
        return caller.post("/mcp", Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", params));
    }

    private static String key(Tenant clinic, String scope) {
        return clinic.caller()
                .post("/api/v1/api-keys", Map.of("name", scope, "scopes", List.of(scope)))
                .json()
                .path("key")
                .asString();
    }

    private HttpServer receiver(Tenant clinic, Queue<String> heard) throws Exception {
        HttpServer receiver = HttpServer.create(new InetSocketAddress(TestServer.TRUSTED_ADDRESS, 0), 0);
        receiver.createContext("/", exchange -> {
            heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        String url = "http://" + TestServer.TRUSTED_ADDRESS + ":"
                + receiver.getAddress().getPort() + "/";
        Tenant.id(clinic.caller()
                .post("/api/v1/webhooks", Map.of("name", "Alerts", "url", url, "event_types", List.of("fax.alert"))));
        return receiver;
    }

    private void waiting(Tenant clinic, int count) throws Exception {
        run("""
                insert into fax_documents (id, organization_id, name, created_at, created_by, updated_at, updated_by,
                    direction, status, sender_number, recipient_number)
                select gen_random_uuid(), '%s', 'WAIT-' || gen_random_uuid(), now(), 'test', now(), 'test', 'outbound',
                    'queued', '%s', '+13035559999' from generate_series(1, %d)""".formatted(clinic.organization().id(), clinic.firstNumber(), count));
    }

    private void run(String sql) throws Exception {
        try (var connection = owner.connect();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private Person person(Tenant clinic, String name) {
        Tenant.Login login = server.person(clinic, name, "fax_user");
        Caller caller = Caller.signedIn(server.port(), login.email(), login.password());
        String id = caller.get("/api/v1/session").json().at("/person/id").asString();
        return new Person(id, login.email(), caller);
    }

    private static void rule(Tenant clinic, String name, Map<String, Object> asks, Person told, String... channels) {
        var fields = new LinkedHashMap<String, Object>(asks);
        fields.put("name", name);
        fields.put("recipients", List.of(told.id()));
        fields.put("channels", List.of(channels));
        Tenant.id(clinic.caller().post("/api/v1/alert-rules", fields));
    }

    private static JsonNode open(Person person) {
        return person.caller().get("/api/v1/alerts?acknowledged=false").json().path("data");
    }

    private static long notices(Person person, String kind) {
        return person.caller()
                .get("/api/v1/notifications")
                .json()
                .path("data")
                .valueStream()
                .filter(row -> row.path("kind").asString().equals(kind))
                .count();
    }
}
