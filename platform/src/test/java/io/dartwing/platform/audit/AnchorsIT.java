package io.dartwing.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.platform.audit.AuditVerification.Broken;
import io.dartwing.platform.audit.AuditVerification.Intact;
import io.dartwing.platform.database.DataDirectory;
import io.dartwing.platform.database.InstallationKey;
import io.dartwing.testkit.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnchorsIT {
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    @TempDir
    private Path temporary;

    private final Chains chain = new Chains(DATABASE, Clock.systemUTC());
    private Anchors anchors;

    @BeforeEach
    void open() {
        anchors = anchorsIn(temporary.resolve("data"));
    }

    private Anchors anchorsIn(Path data) {
        DataDirectory directory = DataDirectory.visit(data);
        return new Anchors(DATABASE.jdbc(), DATABASE.transactions(), Clock.systemUTC(), directory);
    }

    @Test
    void anAnchoredChainIsIntactAndItsAnchorsAreFoundAgain() {
        chain.append(5);
        anchor();
        chain.append(3);
        anchor();
        assertThat(chain.verify(evidence())).isEqualTo(new Intact(8, 2));
        assertThat(anchor()).isEmpty();
    }

    @Test
    void anEndCutOffTogetherWithTheDatabasesMemoryOfItIsFound() {
        chain.append(5);
        anchor();
        chain.cutOffAfter(3);
        assertThat(chain.verify(Evidence.NONE)).isEqualTo(new Intact(3));
        assertThat(chain.verify(evidence())).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.sequence()).isEqualTo(4);
            assertThat(broken.reason()).startsWith("entry is missing: the chain went on to entry 5");
        });
    }

    @Test
    void aChainWrittenAnewIsFoundWithTheFirstAnchorItContradicts() {
        chain.append(3);
        anchor();
        chain.append(3);
        anchor();
        chain.rewriteFrom(5);
        assertThat(chain.verify(Evidence.NONE)).isEqualTo(new Intact(6));
        assertThat(chain.verify(evidence())).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.sequence()).isEqualTo(6);
            assertThat(broken.reason()).contains("written anew");
        });
        chain.rewriteFrom(1);
        assertThat(chain.verify(evidence()))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.sequence()).isEqualTo(3));
    }

    @Test
    void anchorsBesideTheDatabaseSurviveTheirDeletionInIt() {
        chain.append(4);
        anchor();
        chain.superuser("delete from audit_anchors where organization_id = ?", chain.organization);
        chain.cutOffAfter(2);
        assertThat(chain.verify(evidence())).isInstanceOf(Broken.class);
    }

    @Test
    void anAnchorThatAnotherKeySignedCountsForNothing() {
        chain.append(4);
        Anchors foreign = anchorsIn(temporary.resolve("foreign"));
        chain.as(foreign::anchor);
        assertThat(chain.verify(evidence())).isEqualTo(new Intact(4, 0));
        anchor();
        chain.rewriteFrom(2);
        chain.superuser("delete from audit_anchors where organization_id = ?", chain.organization);
        chain.as(foreign::anchor);
        assertThat(chain.verify(evidence())).isInstanceOf(Broken.class);
    }

    @Test
    void anExportIsVerifiedWithFilesAlone() throws IOException {
        chain.append(6);
        anchor();
        Path anchorFile = anchorFile();
        Path export = export();
        var evidence = new Evidence(
                OfflineVerification.anchors(anchorFile),
                Set.of(InstallationKey.id(anchors.key().publicKey())),
                Optional.empty());
        assertThat(OfflineVerification.verify(export, evidence).verification()).isEqualTo(new Intact(6, 1));

        chain.rewriteFrom(3);
        assertThat(OfflineVerification.verify(export(), Evidence.NONE).verification())
                .isEqualTo(new Intact(6));
        assertThat(OfflineVerification.verify(export(), evidence).verification())
                .isInstanceOf(Broken.class);
    }

    @Test
    void everyManipulationOfAnExportIsNamed() throws IOException {
        chain.append(6);
        anchor();
        var evidence = new Evidence(OfflineVerification.anchors(anchorFile()), Set.of(), Optional.empty());
        List<String> lines = Files.readAllLines(export());
        assertBroken(evidence, List.of(lines.get(0), lines.get(1), lines.get(3)), 3);
        assertBroken(evidence, lines.subList(0, 4), 5);
        assertBroken(evidence, List.of(lines.get(0), lines.get(2), lines.get(1)), 2);
        assertBroken(
                evidence, List.of(lines.get(0), lines.get(1).replace("note.created", "note.altered"), lines.get(2)), 2);
    }

    private void assertBroken(Evidence evidence, List<String> lines, long at) throws IOException {
        Path file = Files.write(temporary.resolve("changed.jsonl"), lines);
        assertThat(OfflineVerification.verify(file, evidence).verification())
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.sequence()).isEqualTo(at));
    }

    @Test
    void aForgedAnchorFileIsRefusedWithTheLine() throws IOException {
        chain.append(2);
        Anchor real = anchor().orElseThrow();
        Path file = Files.write(
                temporary.resolve("anchors"),
                List.of(real.line(), real.line().replace("\"sequence\":2", "\"sequence\":1")));
        assertThatThrownBy(() -> OfflineVerification.anchors(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void halfALineThatACrashLeftDoesNotHurtTheNextAnchor() throws IOException {
        chain.append(2);
        anchor();
        Path file = temporary.resolve("data/audit/anchors.jsonl");
        Files.writeString(file, "{\"organization_id\":\"12", StandardOpenOption.APPEND);
        chain.append(2);
        anchor();
        assertThat(OfflineVerification.anchors(file)).hasSize(2);
    }

    private Optional<Anchor> anchor() {
        return chain.as(anchors::anchor);
    }

    private Evidence evidence() {
        return chain.as(anchors::evidence);
    }

    private Path anchorFile() throws IOException {
        return Files.write(
                temporary.resolve("anchors.jsonl"),
                chain.as(() -> anchors.list(100)).stream().map(Anchor::line).toList());
    }

    private Path export() throws IOException {
        return Files.write(
                temporary.resolve("export.jsonl"),
                chain.entries().stream().map(AuditLines::write).toList());
    }
}
