package io.dartwing.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The one archive that we unpack can't write anywhere else ("zip slip").
class UnpackingIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a/../../evil", "a/b/../../../evil"})
    void noNameLeavesTheTarget(String name) throws IOException {
        Path target = Files.createDirectory(folder.resolve("target"));
        assertThatThrownBy(() -> PostgresBinaries.unpack(tar(name, null), target))
                .isInstanceOf(IOException.class);
        assertThat(folder.resolve("evil")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc", "../..", "..", "a/../../x"})
    void noLinkLeavesTheTarget(String link) throws IOException {
        Path target = Files.createDirectory(folder.resolve("target"));
        assertThatThrownBy(() -> PostgresBinaries.unpack(tar("door", link), target))
                .isInstanceOf(IOException.class);
        assertThat(Files.list(folder)).containsExactly(target);
    }

    @Test
    void filesAndLinksInsideAreUnpacked() throws IOException {
        Path target = Files.createDirectory(folder.resolve("target"));
        PostgresBinaries.unpack(tar("lib/real", null), target);
        PostgresBinaries.unpack(tar("lib/name", "real"), target);
        assertThat(target.resolve("lib/name")).hasContent("content");
    }

    private static TarArchiveInputStream tar(String name, String link) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new TarArchiveOutputStream(bytes)) {
            byte[] content = "content".getBytes(StandardCharsets.US_ASCII);
            var entry = link == null
                    ? new TarArchiveEntry(name, true)
                    : new TarArchiveEntry(name, TarConstants.LF_SYMLINK, true);
            if (link == null) {
                entry.setSize(content.length);
            } else {
                entry.setLinkName(link);
            }
            out.putArchiveEntry(entry);
            if (link == null) {
                out.write(content);
            }
            out.closeArchiveEntry();
        }
        return new TarArchiveInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    }
}
