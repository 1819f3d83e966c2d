package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.platform.jobs.Jobs;
import io.dartwing.platform.jobs.RecurringJob;
import io.dartwing.platform.jobs.RetryPolicy;
import io.dartwing.server.test.OwnerView;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Faxes are erased when their time is over, and not before.
class RetentionIT {
    private static final List<String> LINE =
            List.of("fax_id", "fax_name", "policy_id", "policy_name", "due_at", "outcome", "at", "archive");

    private final TestServer server = TestServer.shared();
    private final Tenant office = server.tenant("Keeping Office");

    @Test
    @Covers({"FAX-G-002-01", "FAX-G-002-04", "FAX-G-002-06"})
    void aRunErasesWhatIsDueLeavesWhatIsHeldAndSaysSo() throws Exception {
        String old = received(1);
        String onHold = received(2);
        String fresh = received(3);
        Caller caller = office.caller();
        assertThat(caller.get("/api/v1/faxes/" + old + "/retention")
                        .json()
                        .path("until")
                        .isNull())
                .isTrue();
        String everything = policy(Map.of("name", "Everything", "days", 3650));
        String short_ = policy(Map.of("name", "Received", "state", "received", "days", 30));
        aged(31, old, onHold);
        aged(29, fresh);
        Tenant.id(caller.post(
                "/api/v1/legal-holds",
                Map.of("matter", "A v B", "subject_type", "fax_document", "subject_id", onHold)));
        JsonNode why = caller.get("/api/v1/faxes/" + old + "/retention").json();
        assertThat(why.path("policy_id").asString()).isEqualTo(short_).isNotEqualTo(everything);
        assertThat(why.path("reason").asString()).contains("“Received” (30 days): it is received");
        assertThat(caller.get("/api/v1/faxes/" + onHold + "/retention")
                        .json()
                        .path("on_hold")
                        .asBoolean())
                .isTrue();
        JsonNode preview = caller.get("/api/v1/retention/preview").json();
        assertThat(preview.path("due").asInt()).isEqualTo(2);

        JsonNode done = ran();
        assertThat(done.path("erased").asInt()).isOne();
        assertThat(done.path("on_hold").asInt()).isOne();
        assertThat(caller.get("/api/v1/faxes/" + old).status()).isEqualTo(404);
        assertThat(caller.get("/api/v1/faxes/" + onHold).status()).isEqualTo(200);
        assertThat(caller.get("/api/v1/faxes/" + fresh).status()).isEqualTo(200);
        assertThat(new OwnerView(server)
                        .texts("select sender_number || recipient_number || coalesce(pdf_file::text, '')"
                                + " from fax_documents where id = '" + old + "'"))
                .containsExactly("");
        assertThat(caller.get("/api/v1/audit/entries?record_id=" + old).body()).contains("retention.erased");
        assertThat(caller.get("/api/v1/audit/entries?record_id=" + short_).body())
                .contains("created");
        assertThat(ran().path("erased").asInt())
                .as("a second run finds nothing")
                .isZero();
    }

    @Test
    void theCertificateIsSignedAndKnowsEveryFax() throws Exception {
        String fax = received(1);
        policy(Map.of("name", "Received", "state", "received", "days", 30));
        aged(31, fax);
        String run = ran().path("id").asString();
        JsonNode certificate = office.caller()
                .get("/api/v1/retention/runs/" + run + "/certificate")
                .json();
        String statement = certificate.path("statement").asString();
        assertThat(statement).contains("erased: 1", run).doesNotContain(office.firstNumber());
        assertThat(signed(certificate, statement)).isTrue();
        assertThat(signed(certificate, statement.replace("erased: 1", "erased: 2")))
                .isFalse();
        String lines = certificate
                .path("disposals")
                .valueStream()
                .map(one ->
                        LINE.stream().map(name -> one.path(name).asString("")).collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n"));
        assertThat(lines).contains(fax);
        assertThat(statement)
                .endsWith("list sha256: "
                        + HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256")
                                        .digest(lines.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void aRunThatWasKilledGoesOnAndErasesNothingTwice() throws Exception {
        String first = received(1);
        String second = received(2);
        policy(Map.of("name", "Received", "state", "received", "days", 30));
        aged(31, first, second);
        // As a killed run leaves it: the first fax is gone and listed, the cursor still before both.
        String dead = ran().path("id").asString();
        try (var owner = new OwnerView(server).connect();
                var statement = owner.createStatement()) {
            assertThat(statement.executeUpdate(
                            "update fax_documents set erased_at = null, deleted_at = null where id = '" + second + "'"))
                    .isOne();
            statement.executeUpdate(
                    "delete from retention_disposals where run_id = '" + dead + "' and fax_id = '" + second + "'");
            statement.executeUpdate(
                    "update retention_runs set cursor = null, status = 'running', finished_at = null where id = '"
                            + dead + "'");
        }
        Actors.runAs(
                SystemJobActor.of(office.organization().id(), "fax-retention-run"),
                () -> server.context()
                        .getBean(TransactionTemplate.class)
                        .executeWithoutResult(status -> server.context()
                                .getBean(Jobs.class)
                                .enqueue(
                                        new JobType<>("fax-retention-run", JobPool.LONG, Map.class, RetryPolicy.NONE),
                                        dead,
                                        Map.of("run_id", dead))));
        assertThat(ended(dead).path("erased").asInt()).isEqualTo(2);
        JsonNode certificate = office.caller()
                .get("/api/v1/retention/runs/" + dead + "/certificate")
                .json();
        assertThat(certificate.path("disposals").findValuesAsString("fax_id")).containsExactlyInAnyOrder(first, second);
        assertThat(office.caller().get("/api/v1/faxes/" + second).status()).isEqualTo(404);
    }

    @Test
    @Covers({"FAX-D-004-04", "FAX-D-004-06"})
    void heldAndRejectedFaxesGoWithTheirOwnPolicies() throws Exception {
        Caller caller = office.caller();
        caller.put("/api/v1/settings/fax.spam_hold_from", Map.of("value", 0));
        for (int count = 1; count <= 2; count++) {
            office.send(TestPages.pdf("A loan for you"), "loan.pdf", Map.of("cover", "false"));
            awaitRows("held", count);
        }
        List<String> ids = awaitRows("held", 2)
                .valueStream()
                .map(row -> row.path("id").asString())
                .toList();
        assertThat(caller.post("/api/v1/faxes/" + ids.getFirst() + "/reject", Map.of())
                        .status())
                .isEqualTo(200);
        policy(Map.of("name", "Junk", "state", "rejected", "days", 30));
        policy(Map.of("name", "Held", "state", "held", "days", 60));
        aged(31, ids.getFirst(), ids.getLast());
        assertThat(ran().path("erased").asInt()).isOne();
        assertThat(caller.get("/api/v1/faxes/" + ids.getFirst()).status()).isEqualTo(404);
        assertThat(caller.get("/api/v1/faxes/" + ids.getLast()).status()).isEqualTo(200);
        aged(61, ids.getLast());
        assertThat(ran().path("erased").asInt()).isOne();
        assertThat(caller.get("/api/v1/faxes/" + ids.getLast()).status()).isEqualTo(404);
    }

    @Test
    @Covers("FAX-G-002-07")
    void administratorsAreToldBeforeAndTheDailyRunErases() throws Exception {
        Tenant.Login login = server.person(office, "owner");
        Caller owner = Caller.signedIn(server.port(), login.email(), login.password());
        String soon = received(1);
        String old = received(2);
        String fresh = received(3);
        policy(Map.of("name", "Received", "state", "received", "days", 30));
        aged(25, soon);
        aged(31, old);
        aged(1, fresh);
        RecurringJob daily = server.context().getBean("retentionJob", RecurringJob.class);
        daily.work().run();
        assertThat(owner.get("/api/v1/notifications").body()).contains("1 fax will be erased by");
        for (int tenths = 0; tenths < 600; tenths++) {
            if (office.caller().get("/api/v1/faxes/" + old).status() == 404) {
                break;
            }
            TestServer.pause(100);
        }
        assertThat(office.caller().get("/api/v1/faxes/" + old).status()).isEqualTo(404);
        assertThat(office.caller().get("/api/v1/faxes/" + soon).status()).isEqualTo(200);
        daily.work().run();
        assertThat(owner.get("/api/v1/notifications").body().split("will be erased by", -1))
                .as("told once, in title and text")
                .hasSizeLessThanOrEqualTo(3);
        assertThat(new OwnerView(server)
                        .texts("select fax_id::text from retention_warnings where organization_id = '"
                                + office.organization().id() + "'"))
                .containsExactly(soon);
    }

    @Test
    void onlyAdministratorsSetAndRun() {
        Tenant.Login login = server.person(office, "fax_user");
        Caller worker = Caller.signedIn(server.port(), login.email(), login.password());
        assertThat(worker.post("/api/v1/retention/runs", Map.of()).status()).isEqualTo(403);
        assertThat(worker.get("/api/v1/retention/preview").status()).isEqualTo(403);
        assertThat(worker.get("/api/v1/retention/runs").status()).isEqualTo(403);
        assertThat(worker.post("/api/v1/retention-policies", Map.of("name", "x", "days", 1))
                        .status())
                .isEqualTo(403);
        assertThat(office.caller()
                        .post("/api/v1/retention-policies", Map.of("name", "x", "days", 0))
                        .status())
                .isEqualTo(400);
        assertThat(office.caller()
                        .post("/api/v1/retention-policies", Map.of("name", "x", "days", 1, "category", "nonsense"))
                        .status())
                .isEqualTo(400);
    }

    private String received(int count) {
        office.send(TestPages.pdf("Letter " + count), "letter.pdf", Map.of("cover", "false"));
        return office.awaitDelivered(count).path("id").asString();
    }

    private String policy(Map<String, Object> values) {
        return Tenant.id(office.caller().post("/api/v1/retention-policies", values));
    }

    private void aged(int days, String... faxes) throws Exception {
        try (var owner = new OwnerView(server).connect();
                var statement = owner.createStatement()) {
            for (String fax : faxes) {
                statement.executeUpdate("update fax_documents set created_at = now() - interval '" + days
                        + " days' where id = '" + fax + "'");
            }
        }
    }

    private JsonNode ran() {
        Caller.Answer started = office.caller().post("/api/v1/retention/runs", Map.of());
        assertThat(started.status()).isEqualTo(202);
        return ended(started.json().path("id").asString());
    }

    private JsonNode ended(String id) {
        for (int tenths = 0; tenths < 1200; tenths++) {
            JsonNode run = office.caller().get("/api/v1/retention/runs/" + id).json();
            if (run.path("status").asString().equals("done")) {
                return run;
            }
            TestServer.pause(100);
        }
        throw new AssertionError("the run did not end");
    }

    private JsonNode awaitRows(String status, int count) {
        for (int tenths = 0; tenths < 1200; tenths++) {
            JsonNode rows = office.caller()
                    .get("/api/v1/faxes?direction=inbound&status=" + status)
                    .json()
                    .path("data");
            if (rows.size() >= count) {
                return rows;
            }
            TestServer.pause(100);
        }
        throw new AssertionError("no " + status + " fax came in");
    }

    private static boolean signed(JsonNode certificate, String statement) throws Exception {
        var signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder()
                        .decode(certificate.path("public_key").asString()))));
        signature.update(statement.getBytes(StandardCharsets.UTF_8));
        return signature.verify(
                Base64.getDecoder().decode(certificate.path("signature").asString()));
    }
}
