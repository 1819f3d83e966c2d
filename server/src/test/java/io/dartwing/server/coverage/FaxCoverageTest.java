package io.dartwing.server.coverage;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.testkit.DerivedDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// docs/fax-coverage.md says what the tests' tags say; `-Ddocs.write=true` writes it anew.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaxCoverageTest {
    private static final Path ROOT = Path.of("..");
    private static final int ROWS = 400;

    private List<FaxRow> rows;
    private List<CoverageTag> tags;

    @BeforeAll
    void read() throws IOException {
        rows = FaxRow.all();
        tags = CoverageTag.below(ROOT);
    }

    @Test
    void everyRowIsThereOnce() {
        assertThat(rows).extracting(FaxRow::id).doesNotHaveDuplicates().hasSize(ROWS);
    }

    @Test
    void everyTagNamesARow() {
        assertThat(tags).extracting(CoverageTag::row).isSubsetOf(ids());
    }

    @Test
    void everyRowIsShownOrSaysWhatItWaitsForAndNeverBoth() {
        Set<String> shown = tags.stream().map(CoverageTag::row).collect(toSet());
        assertThat(rows.stream().filter(row -> !row.waits() && !shown.contains(row.id())))
                .as("neither shown nor waiting")
                .isEmpty();
        assertThat(rows.stream().filter(row -> row.waits() && shown.contains(row.id())))
                .as("shown, but said to wait")
                .isEmpty();
    }

    @Test
    void theDocumentIsWhatRowsAndTagsSay() throws IOException {
        String derived = new CoverageDocument(rows, tags).text();
        assertThat(DerivedDocument.whole(ROOT.resolve("docs/fax-coverage.md")).committed(derived))
                .isEqualTo(derived);
    }

    private List<String> ids() {
        return rows.stream().map(FaxRow::id).toList();
    }
}
