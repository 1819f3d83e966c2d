package io.dartwing.platform.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "../etc/passwd",
                "/etc/passwd",
                "..",
                "a/../../b",
                "a\\..\\b",
                "C:\\a",
                "c:/a",
                "~/a",
                "a//b",
                "",
                "a/",
                ".hidden",
                "a b",
                "ä",
                "a\u0000b",
                "con/../x",
                "a/./b"
            })
    void noEntryLeavesTheFolderItIsUnpackedInto(String name) {
        assertThatThrownBy(() -> new ArchiveName(name)).isInstanceOf(IllegalArgumentException.class);
        Path folder = Path.of("/unpacked");
        String safe = ArchiveName.of("files", name, "p/df").value();
        assertThat(folder.resolve(safe).normalize().startsWith(folder.resolve("files")))
                .isTrue();
    }
}
