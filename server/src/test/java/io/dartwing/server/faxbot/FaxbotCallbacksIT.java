package io.dartwing.server.faxbot;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.dartwing.platform.jobs.RecurringJob;
import io.dartwing.server.faxbot.FaxbotClient.Answer;
import io.dartwing.server.test.TestServer;
import io.dartwing.simulator.Arrival;
import io.dartwing.simulator.Kind;
import io.dartwing.simulator.SimulatedCarrier;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// What providers post to a Faxbot, over plain HTTP; their accounts come from Faxbot's environment.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaxbotCallbacksIT {
    private FaxbotHouse house;
    private FaxbotClient first;

    @BeforeAll
    void open() throws Exception {
        house = FaxbotHouse.open(
                "--PHAXIO_API_SECRET=" + FaxbotHouse.PHAXIO_SECRET,
                "--SINCH_INBOUND_BASIC_USER=sinch",
                "--SINCH_INBOUND_BASIC_PASS=knows-this",
                "--SINCH_INBOUND_HMAC_SECRET=and-this");
        first = house.first();
        for (String carrier : new String[] {"phaxio", "sinch"}) {
            io.dartwing.server.test.CarrierClinic.account(house.simulator(), house.tenant(), carrier, carrier, 3);
        }
    }

    @AfterAll
    void close() {
        house.close();
    }

    private static String hmac(String secret, byte[] body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }

    private Answer phaxio(String path, String form) throws Exception {
        return house.client()
                .with("X-Phaxio-Signature", hmac(FaxbotHouse.PHAXIO_SECRET, form.getBytes(StandardCharsets.UTF_8)))
                .form(path, form);
    }

    private JsonNode arrived(String backend, int pages) {
        Instant limit = Instant.now().plus(Duration.ofSeconds(60));
        while (true) {
            for (JsonNode fax : first.get("/inbound").ok(200).json()) {
                if (fax.path("backend").asString().equals(backend)
                        && fax.path("pages").asInt() == pages) {
                    return fax;
                }
            }
            assertThat(Instant.now()).isBefore(limit);
            TestServer.pause(200);
        }
    }

    /// Phaxio signs as its documents say: SHA-1 over address, fields and files.
    @Test
    void aFaxThatPhaxioAnnouncesIsFetchedAndListedOnce() {
        SimulatedCarrier phaxio = house.simulator().carrier("phaxio");
        phaxio.account().callback(URI.create(house.root() + "/phaxio-inbound"));
        phaxio.arrive(
                phaxio.account(),
                new Arrival(Kind.FAX, "+13035550188", house.tenant().firstNumber(), "Results", 3));
        JsonNode fax = arrived("phaxio", 3);
        assertThat(fax.path("to").asString()).isEqualTo(house.tenant().firstNumber());
        assertThat(fax.path("fr").asString()).isEqualTo("+13035550188");
    }

    /// Faxbot fetched whatever address the callback named, with Phaxio's credentials; and when that
    /// failed it kept a placeholder and told the repetition that all was well.
    @Test
    void anAddressInACallbackIsNeverFetchedAndNothingIsMadeUp() throws Exception {
        var fetched = new AtomicInteger();
        HttpServer trap = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        trap.createContext("/", exchange -> {
            fetched.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        trap.start();
        try {
            int before = first.get("/inbound").json().size();
            String form = "fax%5Bid%5D=987654321&fax%5Bfrom%5D=%2B13035550188&fax%5Bto%5D=%2B13035550199"
                    + "&fax%5Bnum_pages%5D=1&fax%5Bstatus%5D=success&file_url=http%3A%2F%2F127.0.0.1%3A"
                    + trap.getAddress().getPort() + "%2Fa.pdf";
            for (int i = 0; i < 2; i++) {
                assertThat(phaxio("/phaxio-inbound", form).ok(200).text()).isEqualTo("{\"status\":\"ok\"}");
            }
            TestServer.pause(2000);
            assertThat(fetched).hasValue(0);
            assertThat(first.get("/inbound").json()).hasSize(before);
            assertThat(house.owner("select count(*)::text from fax_arrivals where organization_id = '"
                            + house.tenant().organization().id() + "'"))
                    .as("it waits for its document, once")
                    .containsExactly("1");
        } finally {
            trap.stop(0);
        }
    }

    @Test
    void whatIsNotSignedIsRefused() throws Exception {
        String form = "fax[id]=4711&fax[status]=success";
        for (String path : new String[] {"/phaxio-inbound", "/phaxio-callback?job_id=x"}) {
            house.client().form(path, form).refused(401, "Invalid signature");
            house.client().with("X-Phaxio-Signature", "00").form(path, form).refused(401, "Invalid signature");
        }
        house.client()
                .with("X-Phaxio-Signature", hmac("another secret", form.getBytes(StandardCharsets.UTF_8)))
                .form("/phaxio-inbound", form)
                .refused(401, "Invalid signature");
        assertThat(phaxio("/phaxio-inbound", "status=success").ok(200).text()).isEqualTo("{\"status\":\"ignored\"}");
        house.client().form("/signalwire-callback?job_id=x", "FaxSid=1").refused(401, "Invalid signature");
    }

    @Test
    void aCallbackOfAnUnknownJobIsTakenAsFaxbotDid() throws Exception {
        String form = "fax[id]=4712&fax[status]=success&fax[num_pages]=1";
        String path = "/phaxio-callback?job_id=0123456789abcdef0123456789abcdef";
        assertThat(phaxio(path, form).ok(200).text()).isEqualTo("{\"status\":\"ok\"}");
        Answer unverified = FaxbotHouse.withSetting(
                "PHAXIO_VERIFY_SIGNATURE", "false", () -> house.client().form(path, form));
        assertThat(unverified.ok(200).text()).isEqualTo("{\"status\":\"ok\"}");
    }

    @Test
    void sinchShowsItsCredentialsAndItsSignature() throws Exception {
        SimulatedCarrier sinch = house.simulator().carrier("sinch");
        String known = sinch.arrive(
                sinch.account(),
                new Arrival(Kind.FAX, "+13035550177", house.tenant().firstNumber(), "Letter", 2));
        String body = "{\"fax_id\":\"" + known + "\",\"from\":\"+13035550177\",\"to\":\""
                + house.tenant().firstNumber() + "\",\"pages\":2,\"status\":\"COMPLETED\"}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String basic =
                "Basic " + Base64.getEncoder().encodeToString("sinch:knows-this".getBytes(StandardCharsets.UTF_8));
        FaxbotClient signing = house.client().with("X-Sinch-Signature", hmac("and-this", bytes));
        signing.send("POST", "/sinch-inbound", bytes, "application/json").refused(401, "Invalid signature");
        house.client()
                .with("Authorization", basic)
                .send("POST", "/sinch-inbound", bytes, "application/json")
                .refused(401, "Invalid signature");
        FaxbotClient genuine = signing.with("Authorization", basic);
        for (int i = 0; i < 2; i++) {
            assertThat(genuine.send("POST", "/sinch-inbound", bytes, "application/json")
                            .ok(200)
                            .text())
                    .isEqualTo("{\"status\":\"ok\"}");
        }
        JsonNode fax = arrived("sinch", 2);
        assertThat(fax.path("fr").asString()).isEqualTo("+13035550177");
    }

    @Test
    void sinchTellsWhatBecameOfAJob() throws Exception {
        byte[] body = "{\"id\":\"01UNKNOWN\",\"status\":\"COMPLETED\"}".getBytes(StandardCharsets.UTF_8);
        String path = "/sinch-callback?job_id=0123456789abcdef0123456789abcdef";
        house.client().send("POST", path, body, "application/json").refused(401, "Invalid signature");
        String basic =
                "Basic " + Base64.getEncoder().encodeToString("sinch:knows-this".getBytes(StandardCharsets.UTF_8));
        Answer genuine = house.client()
                .with("X-Sinch-Signature", hmac("and-this", body))
                .with("Authorization", basic)
                .send("POST", path, body, "application/json");
        assertThat(genuine.ok(200).text()).isEqualTo("{\"status\":\"ok\"}");
    }

    /// Our own line dials, so FreeSWITCH's word changes nothing.
    @Test
    void aReportOfFreeSwitchIsAnsweredAndChangesNothing() {
        String path = "/_internal/freeswitch/outbound_result";
        String id = first.fax("+13035550188", "a.txt", "Hello".getBytes(StandardCharsets.UTF_8))
                .ok(202)
                .json()
                .path("id")
                .asString();
        String before = first.get("/fax/" + id).ok(200).json().path("status").asString();
        Map<String, Object> told = Map.of("job_id", id, "fax_status", "SUCCESS", "uuid", "1");
        house.client().post(path, told).refused(401, "Invalid internal secret");
        FaxbotClient freeSwitch = house.client().with("X-Internal-Secret", FaxbotHouse.ASTERISK_SECRET);
        freeSwitch.post(path, Map.of("fax_status", "SUCCESS")).refused(400, "Missing job_id");
        freeSwitch
                .post(path, Map.of("job_id", "0123456789abcdef0123456789abcdef", "fax_status", "SUCCESS"))
                .refused(404, "Job not found");
        assertThat(freeSwitch.post(path, told).ok(200).json().path("ok").asBoolean())
                .isTrue();
        assertThat(before).isNotEqualTo("SUCCESS");
        assertThat(first.get("/fax/" + id).ok(200).json().path("status").asString())
                .isNotEqualTo("SUCCESS");
    }

    @Test
    void whatCameInIsErasedWhenItsTimeIsOver() throws Exception {
        SimulatedCarrier phaxio = house.simulator().carrier("phaxio");
        phaxio.account().callback(URI.create(house.root() + "/phaxio-inbound"));
        phaxio.arrive(
                phaxio.account(),
                new Arrival(Kind.FAX, "+13035550166", house.tenant().firstNumber(), "Old", 4));
        String id = arrived("phaxio", 4).path("id").asString();
        Instant limit = Instant.now().plus(Duration.ofSeconds(60));
        while (first.get("/inbound/" + id + "/pdf").status() != 200) {
            assertThat(Instant.now()).isBefore(limit);
            TestServer.pause(100);
        }
        house.tenant().awaitDelivered(1);
        RecurringJob retention = house.server().context().getBean("faxbotRetentionJob", RecurringJob.class);
        retention.work().run();
        first.get("/inbound/" + id).ok(200);
        house.change(
                "update fax_documents set received_at = now() - interval '31 days' where replace(id::text, '-', '') = '"
                        + id + "'");
        FaxbotHouse.withSetting("INBOUND_RETENTION_DAYS", "0", () -> {
            run(retention);
            return first.get("/inbound/" + id).ok(200);
        });
        run(retention);
        first.get("/inbound/" + id).refused(404, "Inbound fax not found");
        first.get("/inbound/" + id + "/pdf").refused(404, "Inbound fax not found");
        assertThat(house.audited("inbound_deleted")).isNotEmpty();
    }

    private static void run(RecurringJob job) {
        try {
            job.work().run();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// Faxbot's names set the accounts up.
    @Test
    void anAccountIsMadeFromTheEnvironmentOnce() throws Exception {
        RecurringJob accounts = house.server().context().getBean("faxbotAccountsJob", RecurringJob.class);
        Map<String, String> names = Map.of(
                "SIGNALWIRE_SPACE_URL", "house.signalwire.com",
                "SIGNALWIRE_PROJECT_ID", "11111111-2222-3333-4444-555555555555",
                "SIGNALWIRE_API_TOKEN", "a-token-of-a-test",
                "SIGNALWIRE_WEBHOOK_SIGNING_KEY", "a-key-of-a-test");
        names.forEach(System::setProperty);
        try {
            run(accounts);
            run(accounts);
        } finally {
            names.keySet().forEach(System::clearProperty);
        }
        assertThat(house.owner("select connector from carrier_accounts where organization_id = '"
                        + house.tenant().organization().id() + "' order by 1"))
                .containsExactly("phaxio", "signalwire", "sinch");
        String path = "/signalwire-callback?job_id=0123456789abcdef0123456789abcdef";
        house.client()
                .with("X-SignalWire-Signature", "AAAA")
                .form(path, "FaxSid=1&FaxStatus=delivered")
                .refused(401, "Invalid signature");
        Answer genuine = house.client()
                .with(
                        "X-SignalWire-Signature",
                        signalWire("a-key-of-a-test", house.root() + path + "FaxSid1FaxStatusdelivered"))
                .form(path, "FaxSid=1&FaxStatus=delivered");
        assertThat(genuine.ok(200).text()).isEqualTo("{\"ok\":true}");
    }

    /// Base64 of the SHA-1 HMAC over the address and each field's name and value.
    private static String signalWire(String key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
