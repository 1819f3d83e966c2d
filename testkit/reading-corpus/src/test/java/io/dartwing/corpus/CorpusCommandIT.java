package io.dartwing.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.engine.fax.pages.TiffPages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class CorpusCommandIT {
    @Test
    void writesFaxFilesWithTheTruthBesideThem(@TempDir Path folder) throws IOException {
        int code = new CommandLine(new CorpusCommand(System.out))
                .execute("--out", folder.toString(), "--seed", "3", "--count", "8", "--part", "test");

        assertThat(code).isZero();
        List<Path> truths = files(folder, ".json");
        assertThat(truths).hasSize(8);
        for (Path file : truths) {
            JsonNode truth = JsonMapper.shared().readTree(Files.readString(file));
            Path tiff = folder.resolve(truth.get("id").asString() + ".tif");
            assertThat(TiffPages.count(tiff)).isEqualTo(truth.get("pages").size());
            assertThat(Template.CATEGORIES).contains(truth.get("category").asString());
        }
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
