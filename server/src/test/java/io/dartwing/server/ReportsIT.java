package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dartwing.platform.jobs.RecurringJob;
import io.dartwing.server.test.OwnerView;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Figures about faxes that are there: from the real line, and rows of days that passed.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportsIT {
    private static final String MARCH = "from=2025-03-01&to=2025-03-31";
    private static final List<String> FAX_REPORTS = List.of(
            "activity",
            "delivery",
            "failures",
            "response",
            "inboxes",
            "numbers",
            "senders",
            "categories",
            "spam",
            "reading",
            "confidence",
            "routing",
            "disclosures");
    private static final List<String> OTHERS =
            List.of("people", "cost", "phi_access", "trail", "incidents", "rights", "training");

    private final TestServer server = TestServer.shared();
    private final OwnerView owner = new OwnerView(server);
    private Tenant office;
    private String secret;

    @BeforeAll
    void past() throws Exception {
        office = server.tenant("Counting Office");
        secret = Tenant.id(office.caller()
                .post(
                        "/api/v1/inboxes",
                        Map.of("name", "Secret", "members", List.of(personId(office, "Ann Secret", "fax_user")))));
        // 31 days: each day ten received, of which one is junk, and five handed in, of which one failed.
        run("""
                insert into fax_documents (id, organization_id, name, created_at, created_by, updated_at, updated_by,
                    direction, status, sender_number, recipient_number, pages, pages_sent, received_at, completed_at,
                    inbox_id, category, category_confidence, category_corrected, spam_score, junk, cause, attempts_count,
                    reading_status, text_confidence)
                select gen_random_uuid(), '%1$s', 'PAST-' || day || '-' || n, at, 'test', at, 'test',
                    case when n < 10 then 'inbound' else 'outbound' end,
                    case when n = 0 then 'rejected' when n < 10 then 'delivered' when n = 10 then 'failed' else 'sent' end,
                    case when n < 10 then '+1303555' || (1000 + n %% 3) else '%2$s' end,
                    case when n < 10 then '%3$s' else '+13035559999' end,
                    2, case when n > 10 then 2 else 0 end, at, at + interval '10 minutes',
                    case when n = 1 then '%5$s'::uuid when n < 10 then '%4$s'::uuid end,
                    case when n < 10 then 'lab_results' end, case when n < 10 then 0.75 end, n = 2, 10, n = 0,
                    case when n = 10 then 'busy' end, 1, 'done', 0.9
                from generate_series(0, 30) day, generate_series(0, 14) n,
                    lateral (select timestamptz '2025-03-01 23:30:00Z' + day * interval '1 day' as at) t""".formatted(
                office.organization().id(), office.firstNumber(), office.secondNumber(), office.inbox(), secret));
    }

    @Test
    @Covers({"FAX-M-001", "FAX-M-002", "FAX-H-003-06", "FAX-K-001-07"})
    void figuresAreThoseOfTheFaxes() {
        JsonNode activity = report("activity?group_by=day&" + MARCH);
        assertThat(activity.path("rows").size()).isEqualTo(31);
        assertThat(activity.at("/rows/0/day").asString()).isEqualTo("2025-03-01");
        assertThat(activity.at("/rows/0/received").asInt()).isEqualTo(10);
        assertThat(activity.at("/rows/30/sent").asInt()).isEqualTo(4);
        assertThat(activity.at("/totals/received").asInt()).isEqualTo(310);
        assertThat(activity.at("/totals/pages_received").asInt()).isEqualTo(620);
        assertThat(activity.at("/previous/received").asInt()).isZero();
        JsonNode delivery = report("delivery?group_by=month&" + MARCH);
        assertThat(delivery.at("/rows/0/month").asString()).isEqualTo("2025-03");
        assertThat(delivery.at("/rows/0/success").asDouble()).isEqualTo(80.0);
        assertThat(delivery.at("/rows/0/minutes").asDouble()).isEqualTo(10.0);
        assertThat(report("failures?" + MARCH).at("/rows/0/cause").asString()).isEqualTo("busy");
        JsonNode numbers = report("numbers?" + MARCH);
        assertThat(row(numbers, "number", office.secondNumber())
                        .path("received")
                        .asInt())
                .isEqualTo(310);
        assertThat(row(numbers, "number", office.firstNumber()).path("sent").asInt())
                .isEqualTo(124);
        JsonNode inboxes = report("inboxes?" + MARCH);
        assertThat(row(inboxes, "inbox", "Secret").path("received").asInt()).isEqualTo(31);
        assertThat(row(inboxes, "inbox", "Front desk").path("received").asInt()).isEqualTo(279);
        assertThat(report("senders?" + MARCH).at("/rows/0/received").asInt()).isEqualTo(124);
        JsonNode spam = report("spam?" + MARCH).path("totals");
        assertThat(spam.path("junk").asInt()).isEqualTo(31);
        assertThat(spam.path("share").asDouble()).isEqualTo(10.0);
        JsonNode reading = report("reading?" + MARCH).path("totals");
        assertThat(reading.path("accuracy").asDouble()).isEqualTo(90.0);
        assertThat(reading.path("text").asDouble()).isEqualTo(90.0);
        assertThat(report("confidence?" + MARCH).at("/rows/0/confidence").asString())
                .isEqualTo("70 to 80 %");
        assertThat(report("categories?" + MARCH).at("/rows/0/category").asString())
                .isEqualTo("lab_results");
        assertThat(report("disclosures?" + MARCH).at("/rows/0/faxes").asInt()).isEqualTo(124);
        assertThat(report("activity?inbox=" + secret + "&" + MARCH)
                        .at("/totals/received")
                        .asInt())
                .isEqualTo(31);
        assertThat(report("activity?number=" + office.secondNumber().replace("+", "%2B") + "&" + MARCH)
                        .at("/totals/handed_in")
                        .asInt())
                .isZero();
        JsonNode drawn = report("activity?" + MARCH);
        assertThat(drawn.at("/charts/0/shape").asString()).isEqualTo("lines");
        assertThat(drawn.at("/columns/1/type").asString()).isEqualTo("count");
        for (String kind : OTHERS) {
            assertThat(report(kind).path("columns").size()).as(kind).isPositive();
        }
        assertThat(report("routing?" + MARCH).at("/rows/0/kept").asDouble()).isEqualTo(100.0);
    }

    @Test
    void daysAreThoseOfTheOrganisation() {
        Caller caller = office.caller();
        assertThat(caller.put("/api/v1/settings/organization.time_zone", Map.of("value", "Mars/Olympus"))
                        .status())
                .isEqualTo(400);
        assertThat(caller.put("/api/v1/settings/organization.time_zone", Map.of("value", "Asia/Tokyo"))
                        .status())
                .isEqualTo(200);
        try {
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(
                                    report("activity?" + MARCH).path("zone").asString())
                            .isEqualTo("Asia/Tokyo"));
            JsonNode rows = report("activity?" + MARCH).path("rows");
            assertThat(rows.path(0).path("received").asInt())
                    .as("half past eleven at night in London is the next day in Tokyo")
                    .isZero();
            assertThat(rows.path(1).path("received").asInt()).isEqualTo(10);
        } finally {
            caller.delete("/api/v1/settings/organization.time_zone");
        }
    }

    @Test
    void nobodyCountsWhatNobodyMayRead() {
        Caller ben = signedIn(office, "Ben Member", "fax_user");
        assertThat(ben.get("/api/v1/reports/activity?" + MARCH)
                        .json()
                        .at("/totals/received")
                        .asInt())
                .as("without the inbox that has other members")
                .isEqualTo(279);
        assertThat(ben.get("/api/v1/reports/inboxes?" + MARCH).body()).doesNotContain("Secret");
        for (String kind : List.of("cost", "phi_access", "trail", "incidents", "rights", "training", "disclosures")) {
            assertThat(ben.get("/api/v1/reports/" + kind).status()).as(kind).isEqualTo(403);
        }
        assertThat(ben.get("/api/v1/reports").body()).contains("activity").doesNotContain("phi_access");
        Tenant other = server.tenant("Other Office");
        assertThat(other.caller()
                        .get("/api/v1/reports/activity?" + MARCH)
                        .json()
                        .at("/totals/received")
                        .asInt())
                .isZero();
        String sender = key("fax:send");
        for (String kind : FAX_REPORTS) {
            assertThat(Caller.withKey(server.port(), sender)
                            .get("/api/v1/reports/" + kind)
                            .status())
                    .as(kind)
                    .isEqualTo(403);
        }
    }

    @Test
    @Covers("FAX-R-006")
    void whoLacksATrainingIsNamedUntilTheRecordIsThere() {
        Tenant trained = server.tenant("Training Office");
        Caller caller = trained.caller();
        String ann = personId(trained, "Ann Trained", "fax_user");
        String bob = personId(trained, "Bob Lacking", "fax_user");
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        String expired = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
        assertThat(training(caller, "Ann Trained", "HIPAA")).isEqualTo("missing");
        Map<String, Object> hipaa = Map.of("person_id", ann, "course", "hipaa", "completed_on", today);
        String record = "/api/v1/training-records/" + Tenant.id(caller.post("/api/v1/training-records", hipaa));
        assertThat(caller.get(record).json().path("state").asString()).isEqualTo("in_force");
        assertThat(training(caller, "Ann Trained", "HIPAA")).isEqualTo("in force");
        assertThat(training(caller, "Bob Lacking", "HIPAA")).isEqualTo("missing");
        Tenant.id(caller.post(
                "/api/v1/training-records",
                Map.of("person_id", bob, "course", "HIPAA", "completed_on", "2024-01-01", "expires_on", expired)));
        assertThat(training(caller, "Bob Lacking", "HIPAA")).isEqualTo("expired");

        caller.put("/api/v1/settings/training.courses", Map.of("value", List.of("HIPAA", "Phishing")));
        assertThat(training(caller, "Ann Trained", "Phishing")).isEqualTo("missing");
        Tenant.id(caller.post(
                "/api/v1/training-records", Map.of("person_id", ann, "course", "First aid", "completed_on", today)));
        assertThat(training(caller, "Ann Trained", "First aid")).isEqualTo("in force");
        assertThat(caller.delete(record).status()).isEqualTo(204);
        assertThat(training(caller, "Ann Trained", "HIPAA")).isEqualTo("missing");

        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("person_id", ann, "course", "HIPAA"),
                Map.of("person_id", ann, "course", "HIPAA", "completed_on", "2999-01-01"),
                Map.of("person_id", ann, "course", "HIPAA", "completed_on", today, "expires_on", today),
                Map.of(
                        "person_id",
                        personId(office, "Cal Other", "fax_user"),
                        "course",
                        "HIPAA",
                        "completed_on",
                        today))) {
            assertThat(caller.post("/api/v1/training-records", wrong).status())
                    .as(wrong.toString())
                    .isEqualTo(400);
        }
        assertThat(signedIn(trained, "Dee Member", "fax_user")
                        .get("/api/v1/training-records")
                        .status())
                .isEqualTo(403);
        assertThat(caller.get("/api/v1/reports/training?format=csv").body()).contains("Bob Lacking,HIPAA,expired");
    }

    private static String training(Caller caller, String who, String course) {
        return caller.get("/api/v1/reports/training")
                .json()
                .path("rows")
                .valueStream()
                .filter(row -> row.path("who").asString().equals(who)
                        && row.path("course").asString().equals(course))
                .map(row -> row.path("state").asString())
                .findFirst()
                .orElse("not there");
    }

    @Test
    @Covers({"FAX-M-003-01", "FAX-M-003-02", "FAX-M-003-03", "FAX-M-003-05"})
    void reportsLeaveAsFilesWithChosenColumns() throws Exception {
        String csv = office.caller()
                .get("/api/v1/reports/inboxes?format=csv&columns=received&" + MARCH)
                .body();
        assertThat(csv).isEqualTo("inbox,received\r\nFront desk,279\r\nSecret,31\r\n");
        assertThat(office.caller()
                        .header("Accept", "text/csv")
                        .get("/api/v1/reports/senders?" + MARCH)
                        .body())
                .as("a number must not be added up by a spreadsheet")
                .contains("'+13035551000,124");
        String body = "/api/v1/reports/delivery?group_by=week&" + MARCH;
        try (var pdf = Loader.loadPDF(office.download(body + "&format=pdf"))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Delivery", "2025-03-03", "80 %");
        }
        byte[] workbook = office.download(body + "&format=xlsx");
        assertThat(new String(workbook, 0, 2, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("PK");
        assertThat(office.caller().get(body + "&format=docx").status()).isEqualTo(400);
        assertThat(office.caller().get("/api/v1/reports/nothing").status()).isEqualTo(404);
        assertThat(office.caller()
                        .get("/api/v1/reports/activity?from=yesterday")
                        .status())
                .isEqualTo(400);
        assertThat(office.caller()
                        .get("/api/v1/audit/entries?event=report.read")
                        .body())
                .as("what left as a file, and what named other parties, is in the audit")
                .contains("senders", "pdf", "csv");
    }

    @Test
    void theFirstActionOfAPersonIsMeasured() {
        Tenant clinic = server.tenant("Answering Clinic");
        clinic.send(TestPages.pdf("letter"), "letter.pdf", Map.of());
        String fax = clinic.awaitDelivered(1).path("id").asString();
        JsonNode before = clinic.caller().get("/api/v1/reports/response").json().path("totals");
        assertThat(before.path("received").asInt()).isOne();
        assertThat(before.path("acted_on").asInt()).isZero();
        assertThat(before.path("median").isNull()).isTrue();
        Caller pat = signedIn(clinic, "Pat Prompt", "fax_user");
        assertThat(pat.post("/api/v1/faxes/" + fax + "/read", Map.of()).status())
                .isLessThan(300);
        JsonNode after = clinic.caller().get("/api/v1/reports/response").json().path("totals");
        assertThat(after.path("acted_on").asInt()).isOne();
        assertThat(after.path("median").isNull()).isFalse();
    }

    @Test
    @Covers("FAX-M-003-04")
    void aScheduledReportIsToldOncePerPeriod() throws Exception {
        Tenant clinic = server.tenant("Punctual Clinic");
        Tenant.Login login = server.person(clinic, "Rita Reader", "fax_user");
        Caller rita = Caller.signedIn(server.port(), login.email(), login.password());
        String person = rita.get("/api/v1/session").json().at("/person/id").asString();
        String schedule = Tenant.id(clinic.caller()
                .post(
                        "/api/v1/report-schedules",
                        Map.of(
                                "name", "Daily delivery",
                                "report", "delivery",
                                "every", "day",
                                "at_time", "00:00",
                                "columns", List.of("sent"),
                                "recipients", List.of(person))));
        RecurringJob job = server.context().getBean("reportClockJob", RecurringJob.class);
        job.work().run();
        assertThat(told(schedule)).as("nothing came due since it was made").isZero();
        run("update report_schedules set updated_at = now() - interval '3 days' where id = '" + schedule + "'");
        job.work().run();
        job.work().run();
        assertThat(told(schedule)).isEqualTo(3);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(notices(rita, "report.ready")).isEqualTo(3));
        LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        assertThat(rita.get("/api/v1/notifications").body())
                .contains("/reports/delivery?from=" + yesterday + "&to=" + yesterday + "&columns=sent");
    }

    @Test
    @Covers("FAX-E-003-08")
    void theUseOfEachKeyIsCounted() {
        String key = key("fax:read");
        Caller program = Caller.withKey(server.port(), key);
        program.get("/api/v1/faxes");
        program.get("/api/v1/faxes?limit=1");
        program.get("/api/v1/api-keys");
        program.get("/api/v1/no-such-thing");
        String id = office.caller()
                .get("/api/v1/api-keys?q=fax")
                .json()
                .path("data")
                .valueStream()
                .filter(row -> key.startsWith(row.path("prefix").asString()))
                .map(row -> row.path("id").asString())
                .findFirst()
                .orElseThrow();
        JsonNode uses =
                office.caller().get("/api/v1/api-keys/" + id + "/uses").json().path("data");
        assertThat(row(uses, "faxes").path("requests").asInt()).isEqualTo(2);
        assertThat(row(uses, "faxes").path("refused").asInt()).isZero();
        assertThat(row(uses, "api-keys").path("refused").asInt()).isOne();
        assertThat(row(uses, "other").path("requests").asInt()).isOne();
        Tenant other = server.tenant("Curious Office");
        assertThat(other.caller().get("/api/v1/api-keys/" + id + "/uses").status())
                .isEqualTo(404);
        assertThat(program.get("/api/v1/api-keys/" + id + "/uses").status()).isEqualTo(403);
    }

    private int told(String schedule) throws Exception {
        return owner.texts("select period_from::text from report_runs where schedule_id = '" + schedule + "'")
                .size();
    }

    private static long notices(Caller reader, String kind) {
        return reader.get("/api/v1/notifications")
                .json()
                .path("data")
                .valueStream()
                .filter(row -> row.path("kind").asString().equals(kind))
                .count();
    }

    private static JsonNode row(JsonNode uses, String family) {
        return uses.valueStream()
                .filter(row -> row.path("family").asString().equals(family))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode row(JsonNode report, String column, String begins) {
        return report.path("rows")
                .valueStream()
                .filter(row -> row.path(column).asString().startsWith(begins))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode report(String path) {
        Caller.Answer answer = office.caller().get("/api/v1/reports/" + path);
        assertThat(answer.status()).as(path + answer.body()).isEqualTo(200);
        return answer.json();
    }

    private String key(String scope) {
        return office.caller()
                .post("/api/v1/api-keys", Map.of("name", "only " + scope, "scopes", List.of(scope)))
                .json()
                .path("key")
                .asString();
    }

    private Caller signedIn(Tenant tenant, String name, String role) {
        Tenant.Login login = server.person(tenant, name, role);
        return Caller.signedIn(server.port(), login.email(), login.password());
    }

    private String personId(Tenant tenant, String name, String role) {
        return signedIn(tenant, name, role)
                .get("/api/v1/session")
                .json()
                .at("/person/id")
                .asString();
    }

    private void run(String sql) throws Exception {
        try (var connection = owner.connect();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
