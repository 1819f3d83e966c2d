package io.dartwing.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileDocumentsTest {
    @TempDir
    Path dir;

    @Test
    void namesAreUnique() {
        assertThat(HostileDocuments.all()).extracting(HostileDocument::name).doesNotHaveDuplicates();
        assertThat(HostileDocuments.all()).hasSizeGreaterThanOrEqualTo(150);
    }

    @Test
    void eachEndsInPagesOrARefusalWithin300MegabytesAndNoneHangs() throws Exception {
        Path log = dir.resolve("log");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx300m",
                        "-XX:+UseSerialGC",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileDocumentsRun.class.getName(),
                        dir.toString())
                .redirectOutput(log.toFile())
                .redirectError(dir.resolve("errors").toFile())
                .start();
        try {
            assertThat(child.waitFor(10, TimeUnit.MINUTES)).isTrue();
        } finally {
            child.destroyForcibly();
        }
        Map<String, String> outcomes = new HashMap<>();
        for (String line : Files.readAllLines(log)) {
            outcomes.put(line.split(" ")[1], line.split(" ")[0]);
        }
        assertThat(child.exitValue())
                .as("outcomes %s, errors %s", outcomes.size(), Files.readString(dir.resolve("errors")))
                .isZero();
        assertThat(outcomes).hasSize(HostileDocuments.all().size() + 1).containsEntry("0", "THREADS");
        assertThat(outcomes)
                .containsEntry("png-bomb-60000", "BOMB")
                .containsEntry("pdf-bomb-content", "BOMB")
                .containsEntry("pdf-bomb-content-twice-packed", "BOMB")
                .containsEntry("pdf-bomb-object-stream", "BOMB")
                .containsEntry("pdf-image-60000-bomb", "BOMB")
                .containsEntry("tiff-size-60000x60000", "BOMB")
                .containsEntry("pdf-ten-thousand-pages", "TOO_MANY_PAGES")
                .containsEntry("tiff-ten-thousand-pages", "TOO_MANY_PAGES")
                .containsEntry("tiff-pages-in-a-circle", "DAMAGED")
                .containsEntry("pdf-locked", "ENCRYPTED")
                .containsEntry("pdf-image-jpeg2000-noise", "UNSUPPORTED")
                .containsEntry("stranger-zip.pdf", "UNKNOWN_TYPE")
                .containsEntry("pdf-and-zip", "CONVERTED");
    }
}
