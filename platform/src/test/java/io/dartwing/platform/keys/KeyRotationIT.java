package io.dartwing.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.PlatformIntegration;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.audit.AuditEntry;
import io.dartwing.platform.database.DataDirectory;
import io.dartwing.platform.files.FileId;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.files.StoredFile;
import io.dartwing.testkit.Covers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PlatformIntegration
class KeyRotationIT {
    private static final int FILES = 45;

    @Autowired
    private KeyRotation rotation;

    @Autowired
    private KeyRotationWork work;

    @Autowired
    private WrappedKeys keys;

    @Autowired
    private FileStore files;

    @Autowired
    private List<SealedData> everything;

    @Autowired
    private DataDirectory data;

    @Autowired
    private Audit audit;

    private final UUID organization = Ids.next();
    private final List<StoredFile> stored = new ArrayList<>();

    @Test
    @Covers("FAX-R-003-06")
    void oldDataStaysReadableNewDataIsSealedAnewAndAtTheEndNothingNeedsTheOldKey() throws Exception {
        storeFiles();
        byte[] before = as(() -> keys.seal(bytes("before"), "test"));
        as(rotation::start);
        everythingOpens();
        finish();

        KeyRotation.Status status = as(rotation::status);
        assertThat(status.rotations().getFirst().state()).isEqualTo("done");
        assertThat(status.rotations().getFirst().total()).isEqualTo(FILES);
        assertThat(status.rotations().getFirst().done()).isEqualTo(FILES);
        assertThat(status.versions()).extracting(KeyRotation.Version::version).containsExactly(2, 1);
        assertThat(status.versions().getLast().retiredAt()).isNotNull();
        assertThat(blobs()).hasSize(FILES).allMatch(blob -> version(blob) == 2);
        everythingOpens();
        assertThat(as(() -> keys.open(before, "test"))).isEqualTo(bytes("before"));
        assertThat(version(as(() -> keys.seal(bytes("after"), "test")))).isEqualTo(2);
        assertThat(as(() -> audit.entries(Long.MAX_VALUE, 10)))
                .extracting(AuditEntry::event)
                .contains("key.rotation_started", "key.rotation_finished");
    }

    @Test
    void contentIsFoundAgainByItsNameAfterARotation() throws Exception {
        StoredFile first = as(() -> files.store(new ByteArrayInputStream(bytes("same")), "text/plain", 1000));
        as(rotation::start);
        finish();
        StoredFile second = as(() -> files.store(new ByteArrayInputStream(bytes("same")), "text/plain", 1000));
        assertThat(blobs()).hasSize(1);
        assertThat(read(first.id())).isEqualTo(read(second.id()));
    }

    @Test
    void stoppedHalfWayItGoesOnWhereItWas() throws Exception {
        storeFiles();
        as(rotation::start);
        as(keys::reread);
        SealedData blobs = everything.stream()
                .filter(one -> one.name().equals("files"))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> as(() -> {
                    blobs.reseal(2, did -> {
                        throw new IllegalStateException("killed");
                    });
                    return true;
                }))
                .hasMessage("killed");
        assertThat(as(() -> blobs.remaining(2))).isBetween(1L, FILES - 1L);
        everythingOpens();
        finish();
        assertThat(as(() -> blobs.remaining(2))).isZero();
        everythingOpens();
    }

    @Test
    void whatDoesNotOpenIsCountedAndItsKeyStays() throws Exception {
        storeFiles();
        as(rotation::start);
        Files.write(blobs().getFirst(), new byte[50]);
        finish();
        KeyRotation.Status status = as(rotation::status);
        assertThat(status.rotations().getFirst().state()).isEqualTo("incomplete");
        assertThat(status.rotations().getFirst().failed()).isEqualTo(1);
        assertThat(status.versions().getLast().retiredAt()).isNull();
    }

    @Test
    void onlyOneRotationRunsAtATime() throws Exception {
        as(rotation::start);
        assertThatThrownBy(() -> as(rotation::start))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code().status()).isEqualTo(409));
        finish();
        as(rotation::start);
        finish();
        assertThat(as(keys::version)).isEqualTo(3);
    }

    @Test
    void whatWasSealedBeforeThereWereVersionsOpens() throws Exception {
        StoredFile file = as(() -> files.store(new ByteArrayInputStream(bytes("old")), "text/plain", 1000));
        Path blob = blobs().getFirst();
        byte[] withHeader = Files.readAllBytes(blob);
        Files.write(blob, Arrays.copyOfRange(withHeader, SealHeader.BYTES, withHeader.length));
        byte[] secret = SealHeader.behind(as(() -> keys.seal(bytes("old secret"), "test")));
        assertThat(read(file.id())).isEqualTo(bytes("old"));
        as(rotation::start);
        finish();
        assertThat(version(blob)).isEqualTo(2);
        assertThat(read(file.id())).isEqualTo(bytes("old"));
        assertThat(as(() -> keys.open(secret, "test"))).isEqualTo(bytes("old secret"));
    }

    @Test
    void namesInTheAuditOpenAfterARotation() throws Exception {
        Actors.runAs(
                new PersonActor(Ids.next(), "Zelda Zimmer", organization, Set.of(), Set.of()),
                () -> audit.record("note.read", "note", Ids.next(), Map.of()));
        as(rotation::start);
        finish();
        SealedData names = everything.stream()
                .filter(one -> one.name().equals("audit_person_keys.wrapped"))
                .findFirst()
                .orElseThrow();
        assertThat(as(rotation::status).rotations().getFirst().done()).isEqualTo(1);
        assertThat(as(() -> names.remaining(2))).isZero();
        assertThat(as(() -> audit.entries(Long.MAX_VALUE, 10)))
                .extracting(entry -> entry.actor().name())
                .contains("Zelda Zimmer");
    }

    @Test
    void blindIndexesOutliveRotations() throws Exception {
        byte[] before = as(() -> keys.blindIndex("patient", "4711"));
        as(rotation::start);
        finish();
        assertThat(as(() -> keys.blindIndex("patient", "4711"))).isEqualTo(before);
        assertThat(as(() -> keys.blindIndex("other", "4711"))).isNotEqualTo(before);
    }

    private void storeFiles() throws Exception {
        for (int number = 0; number < FILES; number++) {
            byte[] content = bytes("page " + number);
            stored.add(as(() -> files.store(new ByteArrayInputStream(content), "text/plain", 1000)));
        }
    }

    private void everythingOpens() throws Exception {
        for (int number = 0; number < stored.size(); number++) {
            assertThat(read(stored.get(number).id())).isEqualTo(bytes("page " + number));
        }
    }

    /// The server's own upkeep may be faster.
    private void finish() throws Exception {
        while (as(rotation::current).isPresent()) {
            Thread.sleep(50);
            work.all();
        }
    }

    private byte[] read(FileId id) throws Exception {
        return as(() -> {
            try (InputStream content = files.open(id)) {
                return content.readAllBytes();
            }
        });
    }

    private List<Path> blobs() throws IOException {
        try (Stream<Path> all = Files.walk(data.files().resolve(organization.toString()))) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static int version(Path blob) {
        try {
            return version(Files.readAllBytes(blob));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static int version(byte[] sealed) {
        return SealHeader.version(sealed).orElse(1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private <T> T as(Callable<T> work) throws Exception {
        return Actors.callAs(SystemJobActor.of(organization, "test"), work::call);
    }
}
