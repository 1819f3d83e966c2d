package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.dartwing.server.crash.FarEnd;
import io.dartwing.server.test.CarrierClinic;
import io.dartwing.server.test.OwnerView;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.simulator.Behaviour;
import io.dartwing.simulator.CarrierSimulator;
import io.dartwing.simulator.Conditions;
import io.dartwing.simulator.Ledger;
import io.dartwing.testkit.Covers;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Broadcasts over three simulated carriers and a trunk to real fax machines, with a list whose numbers are
/// partly busy and partly wrong: what the recipients' rows say at the end is what carriers and machines say.
///
/// `-Dbroadcast.recipients=1000` is the full size.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BroadcastIT {
    private static final int RECIPIENTS = Integer.getInteger("broadcast.recipients", 60);
    private static final int LINES = RECIPIENTS > 100 ? 8 : 3;
    private static final int PAGES = 2;
    /// What a success costs at each: a page, a fax, nothing that is told.
    private static final BigDecimal PRICE = new BigDecimal("0.07");

    private static final Duration STANDSTILL = Duration.ofMinutes(5);
    /// The numbers that go over the trunk: few, as a real call takes its time.
    private static final String TRUNK_AREA = "+120";
    private static final int TRUNK_LINES = 2;
    private static final int FIRST_MEDIA_PORT = 26_000;
    private static final Map<String, List<String>> AREAS = Map.of(
            "phaxio",
            List.of("+121", "+122", "+123", "+124", "+125", "+126", "+127", "+128", "+129", "+13"),
            "sinch",
            List.of("+14", "+15", "+16"),
            "telnyx",
            List.of("+17", "+18", "+19"));

    private CarrierSimulator simulator;
    private TestServer server;
    private CarrierClinic clinic;
    private Map<String, String> accounts;
    private String from;

    @TempDir
    private Path spool;

    @BeforeAll
    void start() throws Exception {
        simulator = CarrierSimulator.start(0, Clock.systemUTC());
        server = TestServer.with(CarrierClinic.settings(
                simulator,
                List.copyOf(AREAS.keySet()),
                "--dartwing.carriers.look-after=3s",
                "--dartwing.carriers.settled-after=10s"));
    }

    @AfterAll
    void stop() {
        server.stop();
        simulator.close();
    }

    @BeforeEach
    void setUp() {
        simulator.conditions(Conditions.FAIR.step(Duration.ofMillis(300)));
        clinic = new CarrierClinic(server, simulator, "Broadcasting Clinic");
        accounts = new HashMap<>();
        AREAS.forEach((name, prefixes) -> {
            String account = clinic.account(name, 3);
            accounts.put(name, account);
            Tenant.id(clinic.tenant()
                    .caller()
                    .post(
                            "/api/v1/carrier-rules",
                            Map.of("name", name, "prefixes", prefixes, "account_ids", List.of(account))));
        });
        from = clinic.anotherNumber(
                accounts.get("telnyx"), accounts.get("phaxio"), accounts.get("sinch"), accounts.get("telnyx"));
        simulator.ledger().clear();
    }

    private JsonNode get(String path) {
        return clinic.tenant().caller().get("/api/v1/broadcasts/" + path).json();
    }

    private JsonNode act(String id, String verb) {
        var answer = clinic.tenant().caller().post("/api/v1/broadcasts/" + id + "/" + verb, Map.of());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode await(String id, Predicate<JsonNode> wanted) {
        Instant limit = Instant.now().plus(STANDSTILL);
        String last = "";
        while (Instant.now().isBefore(limit)) {
            JsonNode now = get(id);
            if (wanted.test(now)) {
                return now;
            }
            String counts = now.path("counts").toString();
            if (!counts.equals(last)) { // a machine may be slow; it may not stand still
                last = counts;
                limit = Instant.now().plus(STANDSTILL);
            }
            TestServer.pause(300);
        }
        throw new AssertionError("the broadcast did not become as wanted: " + get(id));
    }

    private static int count(JsonNode broadcast, String state) {
        return broadcast.path("counts").path(state).asInt();
    }

    private String create(Map<String, Object> more, List<Map<String, Object>> recipients) {
        var wish = new LinkedHashMap<String, Object>();
        wish.put("name", "Newsletter");
        wish.put("from", from);
        wish.put("file_base64", Base64.getEncoder().encodeToString(TestPages.pdf("News", "More news")));
        wish.put("filename", "news.pdf");
        wish.put("faxes_per_minute", 600);
        wish.put("lines", LINES);
        wish.put("attempts", 1);
        wish.put("recipients", recipients);
        wish.putAll(more);
        return Tenant.id(clinic.tenant().caller().post("/api/v1/broadcasts", wish));
    }

    private static List<Map<String, Object>> numbers(int count) {
        var all = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < count; i++) {
            all.add(Map.of("number", "+1303556%04d".formatted(i)));
        }
        return all;
    }

    private List<JsonNode> recipients(String id, String query) {
        return clinic.tenant().caller().all("/api/v1/broadcasts/" + id + "/recipients?limit=200" + query);
    }

    /// Area codes of the United States.
    private static List<String> areas() {
        var util = PhoneNumberUtil.getInstance();
        var areas = new ArrayList<String>();
        for (int area = 201; area < 990; area++) {
            String text = "+1" + area;
            try {
                if ("US".equals(util.getRegionCodeForNumber(util.parse(text + "5550142", null)))) {
                    areas.add(text);
                }
            } catch (com.google.i18n.phonenumbers.NumberParseException notANumber) {
                throw new AssertionError(notANumber);
            }
        }
        return areas;
    }

    /// A tenth is busy, a twentieth does not exist.
    private static Map<String, Behaviour> list() {
        List<String> areas = areas();
        var list = new LinkedHashMap<String, Behaviour>();
        for (int i = 0; i < RECIPIENTS; i++) {
            String area = areas.get(i * 37 % areas.size()); // over the whole country
            Behaviour way = i % 20 == 7 ? Behaviour.INVALID_NUMBER : i % 10 == 3 ? Behaviour.BUSY : Behaviour.SUCCESS;
            String number = way == Behaviour.SUCCESS ? area + "556%04d".formatted(i) : way.number(area);
            while (list.containsKey(number)) {
                area = areas.get((areas.indexOf(area) + 1) % areas.size());
                number = way.number(area);
            }
            list.put(number, way);
        }
        return list;
    }

    private static byte[] csv(Map<String, Behaviour> list) {
        var text = new StringBuilder("Company,Number,City\r\n");
        int i = 0;
        for (String number : list.keySet()) {
            text.append("\"Practice ")
                    .append(i++)
                    .append(", Ltd\",")
                    .append(number)
                    .append(",Springfield\r\n");
        }
        text.append("Again,").append(list.keySet().iterator().next()).append(",\r\n");
        text.append("Wrong,12-34,\r\n");
        text.append("Missing,,\r\n");
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// A number that lies on a trunk and may send over the carriers as well.
    private String everywhere(FarEnd farEnd) {
        var caller = clinic.tenant().caller();
        var changes = Map.<String, Object>of(
                "port", farEnd.sipPort(), "max_calls", TRUNK_LINES, "prefixes", List.of(TRUNK_AREA));
        assertThat(caller.patch("/api/v1/trunks/" + clinic.tenant().trunk(), changes)
                        .status())
                .isEqualTo(200);
        Map<String, Object> number = Map.of(
                "number",
                "+12025550117",
                "trunk_id",
                clinic.tenant().trunk(),
                "sender_at",
                List.copyOf(accounts.values()));
        Tenant.id(caller.post("/api/v1/numbers", number));
        return "+12025550117";
    }

    @Test
    @Covers({"FAX-O-001-01", "FAX-O-001-04", "FAX-O-001-06", "FAX-O-001-07"})
    void aListIsSentAtItsPaceAndEachEndIsTrue() throws Exception {
        try (var farEnd = new FarEnd(spool, server.sipPort(), FIRST_MEDIA_PORT, TestServer.TIME_LAPSE)) {
            from = everywhere(farEnd);
            sendTheList(farEnd);
        }
    }

    private void sendTheList(FarEnd farEnd) throws Exception {
        Map<String, Behaviour> list = list();
        list.forEach((number, way) -> {
            if (way != Behaviour.SUCCESS) {
                farEnd.refuse(number, way == Behaviour.BUSY ? 486 : 404);
            }
        });
        int attempts = RECIPIENTS > 100 ? 2 : 1;
        var made = clinic.tenant()
                .upload(
                        "/api/v1/broadcasts",
                        Map.of(
                                "name",
                                "Opening hours",
                                "from",
                                from,
                                "faxes_per_minute",
                                "600",
                                "lines",
                                String.valueOf(LINES),
                                "attempts",
                                String.valueOf(attempts)),
                        List.of(
                                new Tenant.Part("file", "hours.pdf", TestPages.pdf("Opening hours", "Map")),
                                new Tenant.Part("recipients", "list.csv", csv(list))),
                        Map.of());
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        JsonNode draft = made.json();
        assertThat(draft.path("status").asString()).isEqualTo("draft");
        assertThat(draft.path("recipients").asInt()).isEqualTo(RECIPIENTS);
        assertThat(draft.path("list").path("rows").asInt()).isEqualTo(RECIPIENTS + 3);
        assertThat(draft.path("list").path("duplicates").asInt()).isEqualTo(1);
        assertThat(draft.path("list").path("rejected").asInt()).isEqualTo(2);
        assertThat(draft.path("list").path("bad_rows").valueStream())
                .extracting(row ->
                        row.path("line").asInt() + " " + row.path("problem").asString())
                .containsExactly(
                        RECIPIENTS + 2 + " again", RECIPIENTS + 3 + " not a fax number", RECIPIENTS + 4 + " missing");
        assertThat(draft.path("estimate").path("faxes").asInt()).isEqualTo(RECIPIENTS);
        assertThat(draft.path("estimate").path("pages").asInt()).isEqualTo(RECIPIENTS * PAGES);
        assertThat(draft.path("estimate").path("seconds").asLong()).isPositive();

        String id = draft.path("id").asString();
        act(id, "start");
        runTwice(id);
        await(id, now -> count(now, "sent") >= RECIPIENTS / 6);

        assertThat(act(id, "pause").path("status").asString()).isEqualTo("paused");
        await(
                id,
                now -> recipients(id, "&state=queued").stream()
                        .noneMatch(one -> one.path("fax_status").asString().equals("sending")));
        int accepted = simulator.ledger().entries().size();
        TestServer.pause(4_000);
        assertThat(simulator.ledger().entries()).as("while it is paused").hasSize(accepted);
        assertThat(count(get(id), "waiting")).isPositive();

        assertThat(act(id, "resume").path("status").asString()).isEqualTo("running");
        runTwice(id);
        JsonNode ended = await(id, now -> now.path("status").asString().equals("ended"));
        check(id, ended, list, attempts, farEnd);
    }

    private void check(String id, JsonNode ended, Map<String, Behaviour> list, int attempts, FarEnd farEnd) {
        List<Ledger.Accepted> entries = simulator.ledger().entries();
        var byNumber = new HashMap<String, List<Ledger.Accepted>>();
        entries.forEach(entry ->
                byNumber.computeIfAbsent(entry.to(), to -> new ArrayList<>()).add(entry));
        var lies = new ArrayList<String>();
        var ends = new TreeMap<String, Integer>();
        for (JsonNode recipient : recipients(id, "")) {
            String number = recipient.path("number").asString();
            Behaviour way = list.get(number);
            boolean overTrunk = number.startsWith(TRUNK_AREA);
            int asked = byNumber.getOrDefault(number, List.of()).size() + calls(farEnd, number);
            String end = recipient.path("state").asString()
                    + (recipient.hasNonNull("reason")
                            ? " " + recipient.path("reason").asString()
                            : "");
            ends.merge(end, 1, Integer::sum);
            String truth = switch (way) {
                case BUSY -> "failed busy";
                case INVALID_NUMBER -> "failed unknown_number";
                default -> "sent";
            };
            // A carrier refuses a wrong number at once; a trunk has to call it.
            int meant = way == Behaviour.BUSY ? attempts : way == Behaviour.SUCCESS || overTrunk ? 1 : 0;
            if (!end.equals(truth) || asked != meant || overTrunk != (calls(farEnd, number) > 0)) {
                lies.add(number + " " + way + ": " + end + ", tried " + asked + " times");
            }
        }
        var taken = new TreeMap<String, Integer>();
        entries.forEach(entry -> taken.merge(entry.carrier(), 1, Integer::sum));
        int most = mostAtOnce(entries, farEnd.taken());
        int mostOnTrunk = mostAtOnce(List.of(), farEnd.taken());
        System.out.println("broadcast: " + RECIPIENTS + " recipients, ended " + ends + ", taken by carriers " + taken
                + ", by machines on the trunk " + farEnd.taken().size() + " with at most " + mostOnTrunk + " of "
                + TRUNK_LINES + " lines, at most " + most + " of " + LINES + " at once, costs " + ended.path("costs"));
        assertThat(lies).isEmpty();
        assertThat(ends.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(RECIPIENTS);
        assertThat(taken.keySet()).isEqualTo(new TreeMap<>(AREAS).keySet());
        assertThat(farEnd.taken())
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.pages()).hasSize(PAGES));
        assertThat(mostOnTrunk).isLessThanOrEqualTo(TRUNK_LINES);
        assertThat(most).isLessThanOrEqualTo(LINES);
        JsonNode costs = ended.path("costs");
        assertThat(costs).hasSize(1);
        assertThat(costs.path(0).path("currency").asString()).isEqualTo("USD");
        assertThat(costs.path(0).path("amount").decimalValue()).isEqualByComparingTo(charged(entries, list));
        String results =
                new String(clinic.tenant().download("/api/v1/broadcasts/" + id + "/results"), StandardCharsets.UTF_8);
        assertThat(results.lines()).hasSize(RECIPIENTS + 1);
        assertThat(results).contains("\"Practice 0, Ltd\"");
    }

    private static int calls(FarEnd farEnd, String number) {
        return (int) (farEnd.taken().stream()
                        .filter(call -> call.machine().equals(number))
                        .count()
                + farEnd.refused().stream().filter(number::equals).count());
    }

    /// What the carriers say that they charge.
    private static BigDecimal charged(List<Ledger.Accepted> entries, Map<String, Behaviour> list) {
        return entries.stream()
                .filter(entry -> list.get(entry.to()) == Behaviour.SUCCESS)
                .map(entry -> switch (entry.carrier()) {
                    case "phaxio" -> PRICE.multiply(BigDecimal.valueOf(PAGES));
                    case "sinch" -> PRICE;
                    default -> BigDecimal.ZERO;
                })
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// How many calls ran at the same time, as carriers and machines saw them.
    private int mostAtOnce(List<Ledger.Accepted> entries, List<FarEnd.Taken> calls) {
        var changes = new ArrayList<Map.Entry<Instant, Integer>>();
        for (Ledger.Accepted entry : entries) {
            changes.add(Map.entry(entry.at(), 1));
            simulator
                    .ledger()
                    .endedAt(entry.carrier(), entry.providerId())
                    .ifPresent(end -> changes.add(Map.entry(end, -1)));
        }
        for (FarEnd.Taken call : calls) {
            changes.add(Map.entry(call.began(), 1));
            changes.add(Map.entry(call.ended(), -1));
        }
        changes.sort(Map.Entry.<Instant, Integer>comparingByKey().thenComparing(Map.Entry.comparingByValue()));
        int now = 0;
        int most = 0;
        for (Map.Entry<Instant, Integer> change : changes) {
            now += change.getValue();
            most = Math.max(most, now);
        }
        return most;
    }

    /// As if another node took the job over that still runs on this one.
    private void runTwice(String id) throws SQLException {
        try (var connection = new OwnerView(server).connect();
                var statement = connection.createStatement()) {
            statement.execute("create temp table again as select * from jobs_default where task_name = 'fax-broadcast'"
                    + " and task_instance like '%" + id + "%'");
            statement.execute("update again set task_instance = task_instance || '-again', picked = false,"
                    + " picked_by = null, last_heartbeat = null, execution_time = now()");
            assertThat(statement.executeUpdate("insert into jobs_default select * from again"))
                    .isEqualTo(1);
        }
    }

    @Test
    @Covers("FAX-O-001-07")
    void aCancelledOneTakesBackWhatHasNotLeft() {
        String id = create(Map.of("start", true, "faxes_per_minute", 120, "lines", 2), numbers(40));
        await(id, now -> count(now, "sent") >= 2);
        JsonNode cancelled = act(id, "cancel");
        assertThat(cancelled.path("status").asString()).isEqualTo("cancelled");
        assertThat(count(cancelled, "waiting")).isZero();
        JsonNode rest = await(id, now -> count(now, "queued") == 0);
        assertThat(count(rest, "sent") + count(rest, "cancelled")).isEqualTo(40);
        assertThat(count(rest, "cancelled")).isGreaterThan(20);
        assertThat(simulator.ledger().entries()).hasSize(count(rest, "sent"));
        assertThat(clinic.tenant()
                        .caller()
                        .post("/api/v1/broadcasts/" + id + "/resume", Map.of())
                        .json()
                        .path("code")
                        .asString())
                .isEqualTo("FAX-011");
    }

    @Test
    @Covers("FAX-O-001-03")
    void itBeginsByItselfAtItsTime() {
        Instant at = Instant.now().plusSeconds(8);
        String id = create(Map.of("start", true, "scheduled_at", at.toString()), numbers(2));
        assertThat(get(id).path("status").asString()).isEqualTo("scheduled");
        JsonNode ended = await(id, now -> now.path("status").asString().equals("ended"));
        assertThat(count(ended, "sent")).isEqualTo(2);
        assertThat(simulator.ledger().entries())
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.at()).isAfterOrEqualTo(at));
    }

    @Test
    @Covers("FAX-O-001-05")
    void whoAskedForNoFaxesGetsNone() {
        var caller = clinic.tenant().caller();
        Tenant.id(caller.post("/api/v1/do-not-fax", Map.of("number", "+13035560001", "source", "letter")));
        Tenant.id(caller.post("/api/v1/do-not-fax", Map.of("number", "+13035560002", "applies_to", "broadcasts")));
        var imported = caller.send(
                "POST",
                "/api/v1/do-not-fax/import",
                "number,reason\n+13035560003,asked\n12,x\n+13035560001,\n",
                "text/csv");
        assertThat(imported.json().path("added").asInt()).as(imported.body()).isEqualTo(1);
        assertThat(imported.json().path("rejected").asInt()).isEqualTo(1);

        var refused =
                clinic.tenant().send(TestPages.pdf("Letter"), "letter.pdf", Map.of("to", "+13035560001", "from", from));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("code").asString()).isEqualTo("FAX-020");
        clinic.tenant().awaitStatus(clinic.send(from, "+13035560002", TestPages.pdf("Letter")), "sent");

        String id = create(
                Map.of(
                        "message", "Dear {company}, flu shots are here.",
                        "subject", "Flu shots for {company}",
                        "advertisement", true,
                        "opt_out_phone", "+18005550143",
                        "opt_out_fax", "+13035550144"),
                List.of(
                        Map.of("number", "+13035560001", "company", "One"),
                        Map.of("number", "+13035560002", "company", "Two"),
                        Map.of("number", "+13035560003", "company", "Three"),
                        Map.of("number", "+13035560004", "company", "Four"),
                        Map.of("number", "+13035560005", "company", "Five")));
        assertThat(count(get(id), "skipped")).isEqualTo(3);
        JsonNode out = caller.post("/api/v1/broadcasts/" + id + "/recipients/5/opt-out", Map.of("source", "phone"))
                .json();
        assertThat(out.path("state").asString()).isEqualTo("skipped");
        act(id, "start");
        JsonNode ended = await(id, now -> now.path("status").asString().equals("ended"));
        assertThat(count(ended, "sent")).isEqualTo(1);
        assertThat(recipients(id, "&state=skipped"))
                .allSatisfy(one -> assertThat(one.path("reason").asString()).isEqualTo("FAX-020"));
        assertThat(simulator.ledger().entries())
                .extracting(Ledger.Accepted::to)
                .containsExactly("+13035560002", "+13035560004");
        assertThat(caller.get("/api/v1/do-not-fax?q=%2B13035560005").json().path("data"))
                .hasSize(1);
    }

    @Test
    @Covers({"FAX-O-001-02", "FAX-O-001-05"})
    void fieldsAreMergedInAndTheFirstPageSaysHowToOptOut() throws Exception {
        String id = create(
                Map.of(
                        "message", "Dear {name}, we are near {City}.",
                        "subject", "For {company}",
                        "advertisement", true,
                        "start", true,
                        "opt_out_phone", "+18005550143",
                        "opt_out_fax", "+13035550144"),
                List.of(Map.of(
                        "number", "(303) 556-0017",
                        "name", "Dr. Iris Poe",
                        "company", "Poe Clinic",
                        "fields", Map.of("city", "Springfield", "unused", "secret"))));
        JsonNode ended = await(id, now -> now.path("status").asString().equals("ended"));
        JsonNode one = recipients(id, "").getFirst();
        assertThat(one.path("number").asString()).isEqualTo("+13035560017");
        String fax = one.path("fax_id").asString();
        assertThat(clinic.fax(fax).path("subject").asString()).isEqualTo("For Poe Clinic");
        assertThat(clinic.fax(fax).path("pages").asInt()).isEqualTo(PAGES + 1);
        String cover = new OwnerView(server)
                .texts("select cover_fields::text from fax_documents where id = '" + fax + "'")
                .getFirst();
        assertThat(cover)
                .contains("Dear Dr. Iris Poe, we are near Springfield.")
                .contains("Dr. Iris Poe, Poe Clinic")
                .contains(ended.path("code").asString() + "/1")
                .contains("call +1 800-555-0143 or fax +1 303-555-0144 free of charge");
        var stranger = clinic.tenant()
                .caller()
                .post("/api/v1/broadcasts", Map.of("name", "x", "message", "{colour}", "recipients", numbers(1)));
        assertThat(stranger.status()).isEqualTo(400);
        assertThat(clinic.tenant()
                        .caller()
                        .post(
                                "/api/v1/broadcasts",
                                Map.of("name", "x", "message", "Buy", "advertisement", true, "recipients", numbers(1)))
                        .body())
                .contains("opt_out_phone");
    }
}
