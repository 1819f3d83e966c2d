package io.dartwing.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.platform.audit.AuditVerification.Broken;
import io.dartwing.platform.audit.AuditVerification.Intact;
import io.dartwing.platform.database.DataDirectory;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.database.TestDatabase;
import io.dartwing.testkit.time.SetClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.dao.DataAccessException;

class AuditArchiveIT {
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    @TempDir
    private Path temporary;

    private final Instant now = Instant.now();
    private final SetClock clock = new SetClock(now.minus(Duration.ofDays(7 * 366)));
    private final Chains chain = new Chains(DATABASE, clock);
    private Anchors anchors;
    private AuditArchive archive;

    @BeforeEach
    void open() {
        DataDirectory data = DataDirectory.visit(temporary);
        anchors = new Anchors(DATABASE.jdbc(), DATABASE.transactions(), clock, data);
        archive = archive(6);
        chain.append(10);
        clock.advance(Duration.ofDays(7 * 366 - 1));
        chain.append(4);
    }

    private AuditArchive archive(int years) {
        return new AuditArchive(
                DATABASE.jdbc(),
                DATABASE.transactions(),
                clock,
                chain.audit(),
                anchors.key(),
                DataDirectory.visit(temporary),
                years);
    }

    @Test
    @Covers("FAX-G-001-05")
    void oldEntriesMoveToAFileAndTheChainStaysWhole() {
        chain.as(anchors::anchor);
        assertThat(chain.as(archive::archive)).isEqualTo(10);
        assertThat(chain.entries()).extracting(AuditEntry::sequence).containsExactly(11L, 12L, 13L, 14L, 15L);
        assertThat(chain.verify(chain.as(anchors::evidence))).isEqualTo(new Intact(15, 1));
        assertThat(chain.as(archive::archive)).isZero();
    }

    @Test
    void sevenYearsStayInTheDatabase() {
        var usual = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("dartwing.audit", AuditProperties.class);
        assertThat(usual.keepYears()).isEqualTo(7);
    }

    @Test
    void anArchiveIsVerifiedWithoutADatabase() throws IOException {
        chain.as(archive::archive);
        assertThat(OfflineVerification.verify(file(), Evidence.NONE).verification())
                .isEqualTo(new Intact(10));
    }

    @Test
    void anArchiveThatWasMovedElsewhereCountsBySignatureAndAChangedOneIsFound() throws IOException {
        chain.as(archive::archive);
        Evidence evidence = chain.as(anchors::evidence);
        Path file = file();
        byte[] content = Files.readAllBytes(file);
        Files.delete(file);
        assertThat(chain.verify(evidence)).isEqualTo(new Intact(15));
        Files.write(file, new byte[] {1, 2, 3});
        assertThat(chain.verify(evidence)).isEqualTo(new Broken(1, "its archive can't be read"));
        Files.write(file, content);
        assertThat(chain.verify(evidence)).isEqualTo(new Intact(15));
    }

    @Test
    void entriesDeletedUnderAForgedArchiveAreFound() {
        chain.superuser("""
                insert into audit_archives
                select organization_id, 1, 12, decode(repeat('00', 32), 'hex'), hash, 'x', repeat('0', 64), now(), 'x',
                       'x'::bytea, 'x'::bytea
                from audit_entries where organization_id = ? and sequence = 12""", chain.organization);
        chain.superuser("delete from audit_entries where organization_id = ? and sequence <= 12", chain.organization);
        assertThat(chain.verify(chain.as(anchors::evidence)))
                .isEqualTo(new Broken(1, "the archive of these entries was forged"));
    }

    @Test
    void theDatabaseGivesUpNoEntryYoungerThanSixYears() {
        clock.advance(Duration.ofDays(7 * 366)); // a server whose clock was set forward
        assertThatThrownBy(() -> chain.as(archive::archive))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("six years");
        assertThat(chain.entries()).hasSize(14);
    }

    @Test
    void theDatabaseGivesUpNoEntryThatIsNotArchived() {
        assertThatThrownBy(() -> chain.as(() -> DATABASE.transactions()
                        .execute(status -> DATABASE.jdbc()
                                .sql("select audit_cut(?, 5)")
                                .param(chain.organization)
                                .query(Long.class)
                                .single())))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("not archived");
    }

    @Test
    void anOperatorCantKeepTheAuditShorter() {
        assertThatThrownBy(() -> archive(5)).isInstanceOf(IllegalArgumentException.class);
    }

    private Path file() throws IOException {
        try (var files = Files.list(temporary.resolve("audit/archive/" + chain.organization))) {
            return files.findFirst().orElseThrow();
        }
    }
}
