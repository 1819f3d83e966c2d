package io.dartwing.engine.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Font;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pages in other languages than English, with the data that the system's packages bring.
class LanguagesIT {
    /// Stays: what JavaCPP unpacks first in this process, later tests load from.
    private static final Path DATA = Path.of("target", "languages").toAbsolutePath();

    @TempDir
    Path folder;

    @ParameterizedTest
    // covers FAX-B-001-02
    @CsvSource(delimiter = '|', textBlock = """
                    spa     | Serif               | La señora Núñez necesita una radiografía; mañana llegará el médico según él
                    fra     | Serif               | Le médecin a prescrit des comprimés à prendre après le déjeuner, matin et soir
                    deu     | Serif               | Die Überweisung für Frau Müller geht heute an die Röntgenpraxis in der Straße
                    chi_sim | WenQuanYi Micro Hei | 病人 今天 下午 到 医院 检查 血压 正常
                    """)
    void readsWhatIsWrittenInIt(String language, String font, String text) throws Exception {
        Assumptions.assumeTrue(LanguageData.known(language), language + ": no language data on this system");
        Assumptions.assumeTrue(
                new Font(font, Font.PLAIN, 12).canDisplayUpTo(text) < 0, font + ": not installed on this system");
        FaxSheet.Drawn drawn = FaxSheet.fine().draw(List.of(text, text, text), 13, font);
        Path file = Files.write(folder.resolve("page.tif"), FaxTiff.t6(196, List.of(drawn.image())));
        ReadingSettings settings =
                ReadingSettings.in(DATA).withLanguages(List.of(language)).withThreads(1);

        String read;
        try (PageReader reader = PageReader.open(settings)) {
            read = reader.read(file).pages().getFirst().text();
        }

        // Chinese is written without spaces.
        String joined = read.replaceAll("\\s+", "");
        assertThat(Arrays.stream(text.split(" ")).filter(joined::contains).collect(Collectors.toList()))
                .as(read)
                .hasSizeGreaterThanOrEqualTo(text.split(" ").length - 1);
    }

    @Test
    void aLanguageThatIsNowhereIsSaid() {
        ReadingSettings settings = ReadingSettings.in(DATA).withLanguages(List.of("qqq"));
        assertThatThrownBy(() -> PageReader.open(settings))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("qqq.traineddata");
    }
}
