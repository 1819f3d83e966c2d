package io.dartwing.fax.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.fax.archive.ArchiveTarget.Encryption;
import io.dartwing.fax.archive.ArchiveTarget.LockMode;
import io.dartwing.platform.net.GuardedRequests;
import io.dartwing.testkit.s3.S3Fault;
import io.dartwing.testkit.s3.S3Simulator;
import io.dartwing.testkit.s3.StoredObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3BucketTest {
    private static final String HOST = "127.0.0.1";
    private static final String KEY = "2026/11/Büro 1/FAX-2026-00001.pdf";

    private final GuardedRequests trusted = new GuardedRequests(Set.of(HOST));
    private final S3Simulator store = S3Simulator.start(HOST);

    @TempDir
    Path folder;

    @BeforeEach
    void buckets() {
        store.bucket("plain", false);
        store.bucket("locked", true);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
        trusted.close();
    }

    @Test
    void whatIsWrittenIsThereWithItsChecksumAndLock() throws IOException {
        ArchiveObject object = object("Hello");
        var lock = new ArchiveLock(
                LockMode.COMPLIANCE, Instant.now().plus(10, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS));
        S3Bucket bucket = bucket("locked", S3Simulator.SECRET_KEY);
        assertThat(bucket.head(KEY)).isInstanceOf(StoreAnswer.Missing.class);
        assertThat(bucket.put(object, lock)).isInstanceOf(StoreAnswer.Done.class);
        StoredObject stored = store.writings("locked", KEY).getFirst();
        assertThat(stored.content()).isEqualTo("Hello".getBytes(StandardCharsets.UTF_8));
        assertThat(stored.contentType()).isEqualTo("application/pdf");
        assertThat(stored.lockedUntil()).isEqualTo(lock.until());
        var found = (StoreAnswer.Done) bucket.head(KEY);
        assertThat(found.header("x-amz-object-lock-mode")).contains("COMPLIANCE");
        assertThat(found.header("x-amz-checksum-sha256")).contains(stored.checksum());
        assertThat(store.erase("locked", KEY)).isFalse();
    }

    @Test
    void aKeyOfTheCustomersEncryptsAtTheStore() throws IOException {
        var place = new S3Bucket.Place(
                address("plain"), keys(S3Simulator.SECRET_KEY), Encryption.SSE_KMS, Optional.of("alias/faxes"));
        assertThat(new S3Bucket(place, trusted, Clock.systemUTC()).put(object("Hello"), null))
                .isInstanceOf(StoreAnswer.Done.class);
        StoredObject stored = store.writings("plain", KEY).getFirst();
        assertThat(stored.encryption()).isEqualTo("aws:kms");
        assertThat(stored.encryptionKey()).isEqualTo("alias/faxes");
    }

    @Test
    void whatIsWrongIsToldPlainly() throws IOException {
        assertThat(bucket("plain", "wrong").head(KEY))
                .isEqualTo(new StoreAnswer.Refused("the secret does not belong to the access key"));
        assertThat(bucket("none", S3Simulator.SECRET_KEY).put(object("Hello"), null))
                .isEqualTo(new StoreAnswer.Refused("there is no such bucket"));
        assertThat(bucket("plain", S3Simulator.SECRET_KEY).lockRules())
                .isEqualTo(new StoreAnswer.Refused("the bucket has no object lock"));
        var abroad = new S3Bucket.Place(
                address("plain"),
                new SignatureV4.Keys("us-east-1", S3Simulator.ACCESS_KEY, S3Simulator.SECRET_KEY),
                Encryption.BUCKET,
                Optional.empty());
        assertThat(new S3Bucket(abroad, trusted, Clock.systemUTC()).look())
                .isEqualTo(new StoreAnswer.Refused("the bucket is in another region"));
        store.next(S3Fault.ERROR);
        assertThat(bucket("plain", S3Simulator.SECRET_KEY).put(object("Hello"), null))
                .isEqualTo(new StoreAnswer.Unknown("the store answered with status 500"));
    }

    @Test
    void aStoreThatFallsSilentAfterStoringLeavesTheOutcomeOpen() throws IOException {
        store.next(S3Fault.STORED_IN_SILENCE);
        assertThat(bucket("plain", S3Simulator.SECRET_KEY).put(object("Hello"), null))
                .isInstanceOf(StoreAnswer.Unknown.class);
        assertThat(store.writings("plain", KEY)).hasSize(1);
    }

    @Test
    void anAddressInsideIsNotAsked() throws IOException {
        try (var guarded = new GuardedRequests(Set.of())) {
            var place = new S3Bucket.Place(
                    URI.create("https://10.0.0.1/plain"),
                    keys(S3Simulator.SECRET_KEY),
                    Encryption.BUCKET,
                    Optional.empty());
            assertThat(new S3Bucket(place, guarded, Clock.systemUTC()).look())
                    .isEqualTo(new StoreAnswer.Refused("its host is unknown or not on the public internet"));
            var named = new S3Bucket.Place(
                    URI.create("https://localhost/plain"),
                    keys(S3Simulator.SECRET_KEY),
                    Encryption.BUCKET,
                    Optional.empty());
            assertThat(new S3Bucket(named, guarded, Clock.systemUTC()).look())
                    .isEqualTo(new StoreAnswer.Refused("its host is unknown or not on the public internet"));
        }
        assertThat(store.requests()).isEmpty();
    }

    private ArchiveObject object(String content) throws IOException {
        return ArchiveObject.of(
                "document", KEY, Files.writeString(folder.resolve("document"), content), "application/pdf");
    }

    private S3Bucket bucket(String name, String secret) {
        return new S3Bucket(
                new S3Bucket.Place(address(name), keys(secret), Encryption.BUCKET, Optional.empty()),
                trusted,
                Clock.systemUTC());
    }

    private URI address(String bucket) {
        return URI.create(store.address() + "/" + bucket);
    }

    private static SignatureV4.Keys keys(String secret) {
        return new SignatureV4.Keys(S3Simulator.REGION, S3Simulator.ACCESS_KEY, secret);
    }
}
