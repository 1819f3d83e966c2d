package io.dartwing.cli.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.cli.reading.DocumentFiles.DocumentFile;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentFilesTest {
    @Test
    void resultsAreCalledAsTheDocumentsWithoutTheirEndings() {
        assertThat(ids("a.tif", "b.b.PDF", "c", ".tif")).containsExactly("a", "b.b", "c", ".tif");
    }

    @Test
    void documentsThatDifferInTheEndingOnlyKeepIt() {
        assertThat(ids("a.pdf", "a.tif", "b.tif")).containsExactly("a.pdf", "a.tif", "b");
        assertThat(named("a.pdf", "a.tif", "b.tif").stream().map(DocumentFile::ambiguous))
                .containsExactly(true, true, false);
    }

    @Test
    void noTwoDocumentsHaveTheSameResult() {
        assertThat(ids("a.pdf", "a.pdf.tif", "a.tif")).doesNotHaveDuplicates().hasSize(3);
    }

    private static List<String> ids(String... names) {
        return named(names).stream().map(DocumentFile::id).toList();
    }

    private static List<DocumentFile> named(String... names) {
        return DocumentFiles.named(Stream.of(names).map(Path::of).toList());
    }
}
