package io.dartwing.platform.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.PlatformIntegration;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.database.DataDirectory;
import io.dartwing.testkit.Covers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformIntegration
class FileStoreIT {
    private static final long LIMIT = 10_000_000;

    @Autowired
    private FileStore files;

    @Autowired
    private FileSweep sweep;

    @Autowired
    private DataDirectory data;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private HikariDataSource dataSource;

    private final UUID organization = Ids.next();

    /// As after a start, when the reports of many calls come at once: each holds a connection and needs the key.
    @Test
    void asManyAsThereAreConnectionsMayNeedTheKeyAtOnce() throws Exception {
        int connections = dataSource.getMaximumPoolSize();
        var allHoldOne = new CountDownLatch(connections);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var stored = IntStream.range(0, connections)
                    .mapToObj(number -> threads.submit(() -> as(
                            organization,
                            () -> transaction.execute(status -> {
                                allHoldOne.countDown();
                                awaitAll(allHoldOne);
                                return files.store(stream(random(100)), "application/pdf", LIMIT);
                            }))))
                    .toList();
            for (var one : stored) {
                assertThat(one.get().size()).isEqualTo(100);
            }
        }
    }

    private static void awaitAll(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void whatIsStoredCanBeReadBack() throws Exception {
        byte[] content = random(1_500_000);
        StoredFile stored = as(organization, () -> files.store(stream(content), "application/pdf", LIMIT));

        assertThat(stored.size()).isEqualTo(content.length);
        assertThat(stored.sha256()).matches("[0-9a-f]{64}");
        assertThat(as(organization, () -> files.find(stored.id()))).contains(stored);
        assertThat(read(organization, stored.id())).isEqualTo(content);
    }

    @Test
    void anEmptyFileIsAFile() throws Exception {
        StoredFile stored = as(organization, () -> files.store(stream(new byte[0]), "text/plain", LIMIT));
        assertThat(read(organization, stored.id())).isEmpty();
    }

    @Test
    void theDiskShowsNeitherContentNorItsHash() throws Exception {
        byte[] content = "Patient Jane Roe".repeat(100).getBytes(StandardCharsets.UTF_8);
        StoredFile stored = as(organization, () -> files.store(stream(content), "text/plain", LIMIT));

        Path blob = blobs(organization).getFirst();
        assertThat(new String(Files.readAllBytes(blob), StandardCharsets.ISO_8859_1))
                .doesNotContain("Jane Roe");
        assertThat(blob.toString()).doesNotContain(stored.sha256());
    }

    @Test
    void equalContentIsKeptOncePerOrganisationAndNeverShared() throws Exception {
        byte[] content = random(50_000);
        UUID other = Ids.next();
        StoredFile first = as(organization, () -> files.store(stream(content), "text/plain", LIMIT));
        StoredFile second = as(organization, () -> files.store(stream(content), "text/plain", LIMIT));
        as(other, () -> files.store(stream(content), "text/plain", LIMIT));

        assertThat(blobs(organization)).hasSize(1);
        assertThat(blobs(other)).hasSize(1);
        assertThat(blobs(other).getFirst().getFileName())
                .isNotEqualTo(blobs(organization).getFirst().getFileName());

        delete(first.id());
        assertThat(read(organization, second.id())).isEqualTo(content);
        delete(second.id());
        assertThat(blobs(organization)).isEmpty();
    }

    @Test
    void anotherOrganisationsFileDoesNotExist() throws Exception {
        StoredFile stored = as(organization, () -> files.store(stream(random(10)), "text/plain", LIMIT));
        UUID other = Ids.next();

        assertThat(as(other, () -> files.find(stored.id()))).isEmpty();
        assertThatThrownBy(() -> as(other, () -> files.open(stored.id())))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("DW-404");
        as(other, () -> {
            files.delete(stored.id());
            return true;
        });
        assertThat(read(organization, stored.id())).hasSize(10);
    }

    @Test
    void tooMuchIsRefusedAndLeavesNothing() throws Exception {
        assertThatThrownBy(() -> as(organization, () -> files.store(stream(random(101)), "text/plain", 100)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("DW-413");
        assertThat(blobs(organization)).isEmpty();
    }

    @Test
    @Covers({"FAX-A-001-02", "FAX-A-001-09"})
    void everyChangedByteIsNoticed() throws Exception {
        byte[] content = random(200_000);
        StoredFile stored = as(organization, () -> files.store(stream(content), "text/plain", LIMIT));
        Path blob = blobs(organization).getFirst();
        byte[] sealed = Files.readAllBytes(blob);

        for (int position : new int[] {0, 10, 45, 70_000, sealed.length - 1}) {
            byte[] changed = sealed.clone();
            changed[position] ^= 1;
            Files.write(blob, changed);
            assertUnreadable(stored.id());
        }
        for (int length : new int[] {0, 20, 66_000, sealed.length - 1}) {
            Files.write(blob, Arrays.copyOf(sealed, length));
            assertUnreadable(stored.id());
        }
        Files.write(blob, sealed);
        assertThat(read(organization, stored.id())).isEqualTo(content);
    }

    @Test
    void anotherFileInItsPlaceIsNoticed() throws Exception {
        StoredFile first = as(organization, () -> files.store(stream(random(1000)), "text/plain", LIMIT));
        Path firstBlob = blobs(organization).getFirst();
        as(organization, () -> files.store(stream(random(1000)), "text/plain", LIMIT));
        Path secondBlob = blobs(organization).stream()
                .filter(blob -> !blob.equals(firstBlob))
                .findFirst()
                .orElseThrow();

        Files.copy(secondBlob, firstBlob, StandardCopyOption.REPLACE_EXISTING);
        assertUnreadable(first.id());
    }

    @Test
    void bytesWithoutARowAreSwept() throws Exception {
        StoredFile kept = as(organization, () -> files.store(stream(random(100)), "text/plain", LIMIT));
        as(
                organization,
                () -> transaction.execute(status -> {
                    files.store(stream(random(100)), "text/plain", LIMIT);
                    status.setRollbackOnly();
                    return true;
                }));
        assertThat(blobs(organization)).hasSize(2);

        sweep.sweep(Duration.ofHours(1));
        assertThat(blobs(organization)).as("too young to be swept").hasSize(2);

        sweep.sweep(Duration.ofSeconds(-5));
        assertThat(blobs(organization)).hasSize(1);
        assertThat(read(organization, kept.id())).hasSize(100);
    }

    private void assertUnreadable(FileId id) {
        assertThatThrownBy(() -> read(organization, id)).isInstanceOfAny(IOException.class, UncheckedIOException.class);
    }

    private void delete(FileId id) throws Exception {
        as(organization, () -> {
            files.delete(id);
            return true;
        });
    }

    private byte[] read(UUID owner, FileId id) throws Exception {
        return as(owner, () -> {
            try (InputStream content = files.open(id)) {
                return content.readAllBytes();
            }
        });
    }

    private List<Path> blobs(UUID owner) throws IOException {
        Path folder = data.files().resolve(owner.toString());
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static <T> T as(UUID owner, Callable<T> work) throws Exception {
        return Actors.<T, Exception>callAs(SystemJobActor.of(owner, "test"), work::call);
    }

    private static InputStream stream(byte[] content) {
        return new ByteArrayInputStream(content);
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random().nextBytes(bytes);
        return bytes;
    }
}
