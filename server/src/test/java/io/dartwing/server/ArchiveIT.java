package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.platform.jobs.Jobs;
import io.dartwing.platform.jobs.RecurringJob;
import io.dartwing.platform.jobs.RetryPolicy;
import io.dartwing.server.test.Marks;
import io.dartwing.server.test.OwnerView;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.s3.S3Fault;
import io.dartwing.testkit.s3.S3Simulator;
import io.dartwing.testkit.s3.StoredObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Faxes lie in the customer's own store: once, proven, and locked where that is wanted.
class ArchiveIT {
    private final TestServer server = TestServer.shared();
    private final Tenant office = server.tenant("Archiving Office");
    private final S3Simulator store = S3Simulator.start(TestServer.TRUSTED_ADDRESS);

    @BeforeEach
    void buckets() {
        store.bucket("faxes", false);
        store.bucket("forever", true);
    }

    /// The store goes: what would still be asked of it must not trouble the tests that follow.
    @AfterEach
    void close() throws Exception {
        execute("update archive_targets set enabled = false where organization_id = '"
                + office.organization().id() + "'");
        store.close();
    }

    @Test
    @Covers({"FAX-L-003-01", "FAX-L-003-05", "FAX-F-004-04"})
    void aFaxAndItsDescriptionLieInTheBucketOnce() {
        String fax = received(1);
        String target = target(Map.of("content", "pdf_and_originals", "folder", "kept/{year}/{direction}/{name}"));
        Caller caller = office.caller();
        assertThat(caller.post("/api/v1/archive-targets/" + target + "/test", Map.of())
                        .json()
                        .path("works")
                        .asBoolean())
                .isTrue();
        JsonNode archived = archived(fax, Map.of());
        assertThat(archive(fax, Map.of()).path("id")).isEqualTo(archived.path("id"));

        String name = caller.get("/api/v1/faxes/" + fax).json().path("name").asString();
        String base = "kept/" + Instant.now().toString().substring(0, 4) + "/inbound/" + name;
        assertThat(archived.path("place").asString()).isEqualTo("s3://faxes/" + base + ".pdf");
        assertThat(store.keys("faxes"))
                .contains(base + ".pdf", base + "-original-1.tif", base + ".json")
                .noneMatch(key -> key.contains(office.firstNumber().substring(1)));
        StoredObject document = only("faxes", base + ".pdf");
        assertThat(document.content()).isEqualTo(office.download("/api/v1/faxes/" + fax + "/document"));
        assertThat(only("faxes", base + "-original-1.tif").content())
                .isEqualTo(office.download("/api/v1/faxes/" + fax + "/original"));
        JsonNode about = new JsonMapper().readTree(only("faxes", base + ".json").content());
        assertThat(about.at("/fax/name").asString()).isEqualTo(name);
        assertThat(about.at("/fax/sender_number").asString()).startsWith("+");
        assertThat(about.at("/files/0/sha256").asString())
                .isEqualTo(archived.path("sha256").asString());
        assertThat(caller.get("/api/v1/faxes/" + fax + "/timeline").body())
                .contains("Archived at “Store”", archived.path("sha256").asString());
        assertThat(caller.get("/api/v1/audit/entries?record_id=" + fax).body())
                .contains("fax.archived", "fax.document_archived");
    }

    @Test
    @Covers("FAX-F-004-04")
    void anEditedCopyIsAFileAndGoesIntoTheArchiveFlattened() {
        String fax = received(1);
        target(Map.of());
        Tenant.id(office.caller()
                .post(
                        "/api/v1/faxes/" + fax + "/versions",
                        Map.of("marks", List.of(Marks.text("Confirmed", 0.2, 0.6)))));
        JsonNode archived = archived(fax, Map.of("version", 1));
        String key = archived.path("place").asString().substring("s3://faxes/".length());
        assertThat(key).endsWith("-version-1.pdf");
        assertThat(only("faxes", key).content())
                .isEqualTo(office.download("/api/v1/faxes/" + fax + "/versions/1/document"));
        assertThat(office.caller()
                        .post("/api/v1/faxes/" + fax + "/archives", Map.of("version", 2))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aStoreThatFallsSilentAfterStoringIsAskedAndNotWrittenTwice() throws Exception {
        String fax = received(1);
        target(Map.of());
        store.next(S3Fault.STORED_IN_SILENCE);
        store.next(S3Fault.ERROR);
        store.next(S3Fault.SLOW);
        JsonNode archived = archived(fax, Map.of());
        only("faxes", key(archived));
        only("faxes", key(archived).replace(".pdf", ".json"));
        assertThat(new OwnerView(server)
                        .texts("select part || ' ' || outcome from fax_archive_attempts where archive_id = '"
                                + archived.path("id").asString() + "' order by at"))
                .containsExactly("document found", "metadata refused", "metadata stored");
    }

    @Test
    void aRunThatWasKilledAfterWritingGoesOnAndWritesNothingTwice() throws Exception {
        String fax = received(1);
        target(Map.of());
        JsonNode archived = archived(fax, Map.of());
        String id = archived.path("id").asString();
        // As a killed run leaves it: all is there, and nobody took note.
        execute("update fax_archive_attempts set outcome = 'pending', ended_at = null where archive_id = '" + id + "'");
        execute("update fax_archives set status = 'waiting', archived_at = null, sha256 = null where id = '" + id
                + "'");
        // What the description tells has changed since.
        execute("update fax_documents set category = 'invoice' where id = '" + fax + "'");
        queue(id);
        assertThat(awaitArchive(fax, "archived").path("sha256")).isEqualTo(archived.path("sha256"));
        only("faxes", key(archived));
        only("faxes", key(archived).replace(".pdf", ".json"));
        assertThat(new OwnerView(server)
                        .texts("select distinct outcome from fax_archive_attempts where archive_id = '" + id + "'"))
                .containsExactly("found");
    }

    @Test
    @Covers("FAX-L-003-07")
    void wrongKeysAreToldPlainlyAndFaxesWaitUntilTheyAreRight() throws Exception {
        Tenant.Login login = server.person(office, "owner");
        Caller owner = Caller.signedIn(server.port(), login.email(), login.password());
        String fax = received(1);
        String target = target(Map.of("secret_key", "wrong"));
        String path = "/api/v1/archive-targets/" + target;
        Caller caller = office.caller();
        JsonNode tested = caller.post(path + "/test", Map.of()).json();
        assertThat(tested.path("works").asBoolean()).isFalse();
        assertThat(tested.path("detail").asString()).isEqualTo("the secret does not belong to the access key");
        archive(fax, Map.of());
        RecurringJob health = server.context().getBean("archiveHealthJob", RecurringJob.class);
        health.work().run();
        health.work().run();
        health.work().run();
        assertThat(caller.get(path).json().path("last_error").asString()).contains("the secret does not belong");
        assertThat(owner.get("/api/v1/notifications").body().split("takes no faxes: the secret", -1))
                .as("told once")
                .hasSize(2);
        JsonNode waiting = list(fax).path("data").path(0);
        assertThat(waiting.path("status").asString()).isEqualTo("waiting");
        assertThat(store.keys("faxes")).isEmpty();

        assertThat(caller.patch(path, Map.of("secret_key", S3Simulator.SECRET_KEY))
                        .status())
                .isEqualTo(200);
        execute("update jobs_default set execution_time = now() where task_name = 'fax-archive'");
        awaitArchive(fax, "archived");
        JsonNode well = caller.get(path).json();
        assertThat(well.path("last_error").isNull()).as(well.toString()).isTrue();
        assertThat(well.path("last_archived_at").asString()).isNotEmpty();
    }

    @Test
    @Covers("FAX-G-002-08")
    void objectLockIsAskedForAndReadBack() {
        String fax = received(1);
        String target = target(Map.of("bucket", "forever", "lock_mode", "compliance", "lock_days", 30));
        assertThat(office.caller()
                        .post("/api/v1/archive-targets/" + target + "/test", Map.of())
                        .json()
                        .path("detail")
                        .asString())
                .contains("it has object lock");
        JsonNode archived = archived(fax, Map.of());
        StoredObject document =
                only("forever", archived.path("place").asString().substring("s3://forever/".length()));
        assertThat(document.lockMode()).isEqualTo("COMPLIANCE");
        Instant until = Instant.parse(archived.path("locked_until").asString());
        assertThat(document.lockedUntil()).isEqualTo(until);
        assertThat(until)
                .isAfter(Instant.now().plus(29, ChronoUnit.DAYS))
                .isBefore(Instant.now().plus(31, ChronoUnit.DAYS));
        assertThat(store.erase("forever", document.key())).isFalse();
    }

    @Test
    @Covers("FAX-G-002-08")
    void withoutTheLockThatWasAskedForAFaxIsNotArchived() {
        String fax = received(1);
        String target = target(Map.of("bucket", "faxes", "lock_mode", "governance", "lock_days", 30));
        assertThat(office.caller()
                        .post("/api/v1/archive-targets/" + target + "/test", Map.of())
                        .json()
                        .path("detail")
                        .asString())
                .isEqualTo("the bucket has no object lock");
        office.caller().patch("/api/v1/archive-targets/" + target, Map.of("bucket", "forever"));
        store.next(S3Fault.UNLOCKED);
        archive(fax, Map.of());
        assertThat(awaitArchive(fax, "failed").path("last_error").asString()).contains("doesn't say that it is locked");
    }

    @Test
    void whatLiesThereAlreadyIsNotWrittenOver() {
        String fax = received(1);
        target(Map.of("folder", "{name}"));
        String key =
                office.caller().get("/api/v1/faxes/" + fax).json().path("name").asString() + ".pdf";
        store.put("faxes", key, new byte[] {1, 2, 3});
        archive(fax, Map.of());
        assertThat(awaitArchive(fax, "failed").path("last_error").asString()).contains("something else lies there");
        assertThat(only("faxes", key).content()).containsExactly(1, 2, 3);
    }

    @Test
    @Covers("FAX-L-003-06")
    void faxesGoAtOnceOrInBatches() {
        target(Map.of("name", "Live", "takes", "received", "folder", "live/{name}"));
        target(Map.of("name", "Batch", "takes", "all", "pace", "daily", "folder", "batch/{name}"));
        target(Map.of("name", "Asked", "folder", "asked/{name}"));
        String fax = received(1);
        JsonNode live = awaitArchive(fax, "archived");
        assertThat(live.at("/target/name").asString()).isEqualTo("Live");
        JsonNode all = list(fax).path("data");
        assertThat(all.size()).isEqualTo(2);
        JsonNode batch = all.valueStream()
                .filter(one -> one.at("/target/name").asString().equals("Batch"))
                .findFirst()
                .orElseThrow();
        assertThat(batch.path("status").asString()).isEqualTo("waiting");
        Instant due = Instant.parse(batch.path("due_at").asString());
        assertThat(due).isAfter(Instant.now().minusSeconds(60)).isEqualTo(due.truncatedTo(ChronoUnit.HOURS));
        String sent = office.caller()
                .get("/api/v1/faxes?direction=outbound")
                .json()
                .at("/data/0/id")
                .asString();
        office.awaitStatus(sent, "sent");
        assertThat(list(sent).path("data").findValuesAsString("name")).containsExactly("Batch");
        // A person doesn't wait for the batch.
        archive(fax, Map.of("target_id", batch.at("/target/id").asString()));
        awaitArchives(fax, "archived", 2);
    }

    @Test
    @Covers({"FAX-G-002-02", "FAX-G-002-03", "FAX-G-002-05"})
    void aPolicyArchivesFirstAndErasesOnceTheArchiveHasIt() throws Exception {
        String fax = received(1);
        String target = target(Map.of("bucket", "forever", "lock_mode", "governance", "lock_days", 10));
        Caller caller = office.caller();
        assertThat(caller.post("/api/v1/retention-policies", Map.of("name", "x", "days", 1, "action", "archive"))
                        .status())
                .isEqualTo(400);
        Tenant.id(caller.post(
                "/api/v1/retention-policies",
                Map.of(
                        "name",
                        "Archive received",
                        "state",
                        "received",
                        "days",
                        30,
                        "action",
                        "archive",
                        "archive_target_id",
                        target,
                        "erase_after_days",
                        60,
                        "lock_days",
                        400)));
        Tenant.id(caller.post(
                "/api/v1/retention-policies",
                Map.of("name", "The inbox's", "days", 1, "state", "received", "inbox_id", office.inbox())));
        aged(fax, 100);
        JsonNode why = caller.get("/api/v1/faxes/" + fax + "/retention").json();
        assertThat(why.path("policy_name").asString())
                .as("the organisation's comes first")
                .isEqualTo("Archive received");
        assertThat(why.path("reason").asString()).contains("archived then, and erased 60 days later");
        JsonNode preview = caller.get("/api/v1/retention/preview").json();
        assertThat(preview.path("due").asInt()).isZero();
        assertThat(preview.path("archiving").asInt()).isOne();

        store.next(S3Fault.UNLOCKED);
        JsonNode first = ran();
        assertThat(first.path("archiving").asInt()).isOne();
        assertThat(first.path("erased").asInt())
                .as("the archive doesn't have it")
                .isZero();
        awaitArchive(fax, "failed");
        assertThat(ran().path("erased").asInt()).as("it failed").isZero();
        assertThat(caller.get("/api/v1/faxes/" + fax).status()).isEqualTo(200);
        // An administrator clears the way.
        store.erase("forever", store.keys("forever").getFirst());
        assertThat(ran().path("archiving").asInt()).isOne();
        JsonNode archived = awaitArchive(fax, "archived");
        assertThat(Instant.parse(archived.path("locked_until").asString()))
                .as("the policy says how long")
                .isAfter(Instant.now().plus(399, ChronoUnit.DAYS));

        String hold = Tenant.id(caller.post(
                "/api/v1/legal-holds", Map.of("matter", "A v B", "subject_type", "fax_document", "subject_id", fax)));
        assertThat(ran().path("on_hold").asInt()).isOne();
        caller.delete("/api/v1/legal-holds/" + hold);
        assertThat(caller.get("/api/v1/retention/preview").json().path("due").asInt())
                .isOne();
        JsonNode last = ran();
        assertThat(last.path("erased").asInt()).isOne();
        assertThat(caller.get("/api/v1/faxes/" + fax).status()).isEqualTo(404);
        JsonNode certificate = caller.get(
                        "/api/v1/retention/runs/" + last.path("id").asString() + "/certificate")
                .json();
        assertThat(certificate.at("/disposals/0/archive").asString())
                .isEqualTo(archived.path("place").asString());
        assertThat(certificate.path("statement").asString()).contains("handed to an archive: 0", "erased: 1");
        assertThat(new OwnerView(server).texts("select status from fax_archives where fax_id = '" + fax + "'"))
                .as("where its copy lies stays known")
                .containsExactly("archived");
    }

    @Test
    void whatIsArchivedAndKeptIsNotLookedAtAgain() throws Exception {
        String fax = received(1);
        String target = target(Map.of());
        Tenant.id(office.caller()
                .post(
                        "/api/v1/retention-policies",
                        Map.of(
                                "name",
                                "Keep",
                                "days",
                                30,
                                "state",
                                "received",
                                "action",
                                "archive",
                                "archive_target_id",
                                target)));
        aged(fax, 31);
        assertThat(ran().path("archiving").asInt()).isOne();
        awaitArchive(fax, "archived");
        JsonNode again = ran();
        assertThat(again.path("archiving").asInt()).isZero();
        assertThat(again.path("erased").asInt()).isZero();
        assertThat(office.caller().get("/api/v1/faxes/" + fax).status()).isEqualTo(200);
    }

    @Test
    void whatCanNotBeTrueIsRefused() {
        Caller caller = office.caller();
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("endpoint", "https://10.1.2.3"),
                Map.of("endpoint", "http://store.example"),
                Map.of("endpoint", store.address() + "/faxes"),
                Map.of("folder", "{year}"),
                Map.of("folder", "../{name}"),
                Map.of("lock_mode", "compliance"),
                Map.of("encryption", "sse_kms"),
                Map.of("bucket", "No Bucket"))) {
            assertThat(caller.post("/api/v1/archive-targets", values(wrong)).status())
                    .as(wrong.toString())
                    .isEqualTo(400);
        }
        Tenant.Login login = server.person(office, "fax_user");
        Caller worker = Caller.signedIn(server.port(), login.email(), login.password());
        assertThat(worker.post("/api/v1/archive-targets", values(Map.of())).status())
                .isEqualTo(403);
        String target = target(Map.of());
        assertThat(worker.post("/api/v1/archive-targets/" + target + "/test", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(caller.get("/api/v1/archive-targets/" + target).body()).doesNotContain(S3Simulator.SECRET_KEY);
    }

    @Test
    @Covers("FAX-L-003-04")
    void theCustomersOwnKeyEncryptsAtTheStore() {
        String fax = received(1);
        target(Map.of("encryption", "sse_kms", "kms_key", "arn:aws:kms:eu-central-1:111122223333:key/abc"));
        StoredObject document = only("faxes", key(archived(fax, Map.of())));
        assertThat(document.encryption()).isEqualTo("aws:kms");
        assertThat(document.encryptionKey()).isEqualTo("arn:aws:kms:eu-central-1:111122223333:key/abc");
    }

    @Test
    void aStoreThatKnowsNoChecksumsProvesByItsTag() {
        store.withoutChecksums();
        String fax = received(1);
        target(Map.of());
        only("faxes", key(archived(fax, Map.of())));
    }

    private String received(int count) {
        office.send(TestPages.pdf("Letter " + count), "letter.pdf", Map.of("cover", "false"));
        return office.awaitDelivered(count).path("id").asString();
    }

    private Map<String, Object> values(Map<String, Object> more) {
        var all = new HashMap<String, Object>(Map.of(
                "name",
                "Store",
                "endpoint",
                store.address().toString(),
                "region",
                S3Simulator.REGION,
                "bucket",
                "faxes",
                "access_key",
                S3Simulator.ACCESS_KEY,
                "secret_key",
                S3Simulator.SECRET_KEY));
        all.putAll(more);
        return all;
    }

    private String target(Map<String, Object> more) {
        return Tenant.id(office.caller().post("/api/v1/archive-targets", values(more)));
    }

    private JsonNode archive(String fax, Map<String, Object> wish) {
        Caller.Answer answer = office.caller().post("/api/v1/faxes/" + fax + "/archives", wish);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer.json();
    }

    private JsonNode archived(String fax, Map<String, Object> wish) {
        archive(fax, wish);
        return awaitArchive(fax, "archived");
    }

    private JsonNode list(String fax) {
        return office.caller().get("/api/v1/faxes/" + fax + "/archives").json();
    }

    private JsonNode awaitArchive(String fax, String status) {
        return awaitArchives(fax, status, 1);
    }

    private JsonNode awaitArchives(String fax, String status, int count) {
        for (int tenths = 0; tenths < 600; tenths++) {
            List<JsonNode> found = list(fax)
                    .path("data")
                    .valueStream()
                    .filter(one -> one.path("status").asString().equals(status))
                    .toList();
            if (found.size() >= count) {
                return found.getFirst();
            }
            TestServer.pause(100);
        }
        throw new AssertionError("not " + status + ": " + list(fax));
    }

    private static String key(JsonNode archived) {
        return archived.path("place").asString().substring("s3://faxes/".length());
    }

    private StoredObject only(String bucket, String key) {
        List<StoredObject> writings = store.writings(bucket, key);
        assertThat(writings).as(key).hasSize(1);
        return writings.getFirst();
    }

    private JsonNode ran() {
        Caller.Answer started = office.caller().post("/api/v1/retention/runs", Map.of());
        assertThat(started.status()).isEqualTo(202);
        String path = "/api/v1/retention/runs/" + started.json().path("id").asString();
        for (int tenths = 0; tenths < 600; tenths++) {
            JsonNode run = office.caller().get(path).json();
            if (run.path("status").asString().equals("done")) {
                return run;
            }
            TestServer.pause(100);
        }
        throw new AssertionError("the run did not end");
    }

    private void queue(String archive) {
        Actors.runAs(
                SystemJobActor.of(office.organization().id(), "fax-archive"),
                () -> server.context()
                        .getBean(TransactionTemplate.class)
                        .executeWithoutResult(status -> server.context()
                                .getBean(Jobs.class)
                                .enqueue(
                                        new JobType<>("fax-archive", JobPool.DEFAULT, Map.class, RetryPolicy.NONE),
                                        archive,
                                        Map.of("archive_id", archive))));
    }

    private void aged(String fax, int days) throws Exception {
        execute("update fax_documents set created_at = now() - interval '" + days + " days' where id = '" + fax + "'");
    }

    private void execute(String sql) throws Exception {
        try (var owner = new OwnerView(server).connect();
                var statement = owner.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
