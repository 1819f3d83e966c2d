package io.dartwing.engine.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.engine.reading.PageReading.Blank;
import io.dartwing.engine.reading.PageReading.Read;
import io.dartwing.engine.reading.PageReading.Reason;
import io.dartwing.engine.reading.PageReading.Unreadable;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageReaderIT {
    @TempDir
    static Path directory;

    private static PageReader reader;

    @BeforeAll
    static void open() throws IOException {
        // A machine that is busy with other things may take a page's whole time for waiting.
        reader = PageReader.open(
                ReadingSettings.in(directory.resolve("data")).withThreads(2).withPageLimit(Duration.ofMinutes(2)));
    }

    @AfterAll
    static void close() {
        reader.close();
    }

    /// Rows per inch, point size, rotation, skew, noise, least share of words that have to be right.
    @ParameterizedTest(name = "{0} rows per inch, {1} points, turned {2}°, askew {3}°, noise {4}")
    // covers FAX-B-001-04, FAX-B-001-05
    @CsvSource({
        "196, 10,   0,  0.0, 0.000, 0.99",
        "196,  8,   0,  0.0, 0.000, 0.98",
        "196, 10,   0,  3.0, 0.000, 0.98",
        "196, 10,   0, -3.0, 0.000, 0.98",
        "196, 10,  90,  0.0, 0.000, 0.98",
        "196, 10, 180,  1.5, 0.000, 0.98",
        "196, 10, 270, -2.0, 0.000, 0.98",
        "196, 10,   0,  0.0, 0.010, 0.97",
        " 98, 12,   0,  0.0, 0.000, 0.92",
        " 98, 10,   0,  0.0, 0.000, 0.90",
        " 98, 12,   0, -3.0, 0.000, 0.90",
        " 98, 10,  90,  0.0, 0.000, 0.90",
        " 98, 12, 180,  0.0, 0.002, 0.90",
    })
    void readsTheWordsAndFindsTheirPlaces(
            int rowsPerInch, double points, int rotation, double skew, double noise, double least) throws Exception {
        FaxSheet sheet = new FaxSheet(rowsPerInch, rotation, skew, noise);
        FaxSheet.Drawn drawn = sheet.draw(Letters.REFERRAL, points, "SansSerif", "Serif");

        PageReading page = read(rowsPerInch, drawn.image()).pages().getFirst();

        assertThat(page.outcome()).isEqualTo(new Read());
        assertThat(page.rotation()).isEqualTo(rotation);
        assertThat(page.skewDegrees()).isBetween(skew - 0.3, skew + 0.3);
        assertThat(page.width()).isEqualTo(FaxSheet.WIDTH);
        assertThat(page.height()).isEqualTo(sheet.height());
        List<Match> matches = Match.inOrder(drawn.words(), page.words());
        assertThat(matches.size() / (double) drawn.words().size()).isGreaterThanOrEqualTo(least);
        assertThat(page.confidence()).isGreaterThan(0.8);
        // A speck that touches a letter belongs to the word's box: noise may move a few.
        assertThat(matches.stream()
                        .filter(match -> !match.samePlace(skew))
                        .map(match -> match.drawn().text()))
                .hasSizeLessThanOrEqualTo(noise > 0 ? matches.size() / 50 : 0);
    }

    @ParameterizedTest(name = "turned {0}°")
    @ValueSource(ints = {0, 90, 180, 270})
    void standsAPageOfCapitalsUprightByReadingIt(int rotation) throws Exception {
        FaxSheet sheet = FaxSheet.fine().turned(rotation).skewed(1);
        List<String> capitals = Letters.REFERRAL.subList(0, 14).stream()
                .map(String::toUpperCase)
                .toList();
        FaxSheet.Drawn drawn = sheet.draw(capitals, 11, "SansSerif");

        PageReading page = read(196, drawn.image()).pages().getFirst();

        assertThat(page.rotation()).isEqualTo(rotation);
        assertThat(Match.inOrder(drawn.words(), page.words()).size())
                .isGreaterThanOrEqualTo(drawn.words().size() * 97 / 100);
    }

    @Test
    void keepsLinesAndParagraphsInTheText() throws Exception {
        FaxSheet.Drawn drawn = FaxSheet.fine()
                .draw(List.of("Dear colleague,", "", "", "", "the results are normal."), 12, "SansSerif");

        PageReading page = read(196, drawn.image()).pages().getFirst();

        assertThat(page.text()).isEqualTo("Dear colleague,\n\nthe results are normal.");
        assertThat(page.words()).extracting(Word::line).containsExactly(0, 0, 1, 1, 1, 1);
        assertThat(page.words()).extracting(Word::paragraph).containsExactly(0, 0, 1, 1, 1, 1);
    }

    @Test
    void tellsABlankPageEvenUnderNoise() throws Exception {
        BufferedImage white = FaxSheet.fine().draw(List.of(), 10, "Serif").image();
        BufferedImage specks =
                FaxSheet.fine().noisy(0.01).draw(List.of(), 10, "Serif").image();

        DocumentReading document = read(196, white, specks);

        assertThat(document.pages()).extracting(PageReading::outcome).containsExactly(new Blank(), new Blank());
        assertThat(document.meanConfidence()).isZero();
    }

    @Test
    void readsASingleWordRatherThanCallItBlank() throws Exception {
        BufferedImage page = FaxSheet.standard()
                .noisy(0.005)
                .draw(List.of("OK"), 11, "SansSerif")
                .image();

        assertThat(read(98, page).text()).isEqualTo("OK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CCITT RLE", "CCITT T.4", "CCITT T.6", "PackBits", "LZW", "Deflate"})
    void readsEveryCodingAFaxMayBeStoredIn(String compression) throws Exception {
        BufferedImage page =
                FaxSheet.fine().draw(List.of("Good morning"), 14, "SansSerif").image();
        Path file = Files.write(
                Files.createTempFile(directory, "", ".tif"), FaxTiff.write(compression, 196, List.of(page)));

        assertThat(reader.read(file).text()).isEqualTo("Good morning");
    }

    @Test
    void losesOnlyTheDamagedPage() throws Exception {
        List<BufferedImage> sheets = new ArrayList<>();
        for (String number : List.of("first", "second", "third")) {
            sheets.add(FaxSheet.fine()
                    .draw(List.of("The " + number + " page"), 14, "SansSerif")
                    .image());
        }
        byte[] bytes = FaxTiff.t6(196, sheets);
        int second = TiffBytes.directory(bytes, 1);
        TiffBytes.setField(bytes, second, 273, bytes.length + 1000);
        Path file = Files.write(directory.resolve("damaged.tif"), bytes);

        DocumentReading document = reader.read(file);

        assertThat(document.pages())
                .extracting(PageReading::outcome)
                .containsExactly(new Read(), new Unreadable(Reason.DAMAGED), new Read());
        assertThat(document.text()).isEqualTo("The first page\f\fThe third page");
        assertThat(document.fault()).isEmpty();
    }

    @Test
    void survivesRandomDamageAnywhereInTheFile() throws Exception {
        byte[] whole = FaxTiff.t6(
                196,
                List.of(
                        FaxSheet.fine()
                                .draw(Letters.REFERRAL.subList(0, 5), 12, "Serif")
                                .image(),
                        FaxSheet.fine()
                                .draw(List.of("Second page"), 12, "Serif")
                                .image()));
        Random random = new Random(7);
        PageReader quick = PageReader.open(settings().withPageLimit(Duration.ofMillis(300)));
        try (quick) {
            for (int i = 0; i < 60; i++) {
                byte[] bytes = i % 4 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
                for (int hits = random.nextInt(1, 12); hits > 0 && bytes.length > 0; hits--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
                DocumentReading document = quick.read(Files.write(directory.resolve("fuzz.tif"), bytes));
                assertThat(document.pages().size()).isLessThanOrEqualTo(2);
            }
        }
    }

    @Test
    void givesUpAPageWhenItsTimeIsOver() throws Exception {
        BufferedImage page = FaxSheet.fine().draw(Letters.REFERRAL, 8, "Serif").image();
        try (PageReader hasty = PageReader.open(settings().withPageLimit(Duration.ofMillis(1)))) {
            PageReading reading = hasty.read(write(196, page)).pages().getFirst();

            assertThat(reading.outcome()).isEqualTo(new Unreadable(Reason.TIME_LIMIT));
        }
    }

    @Test
    void refusesAPageStrewnWithBlotsThatWouldTakeMinutes() throws Exception {
        BufferedImage page = new BufferedImage(5000, 7900, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D canvas = page.createGraphics();
        canvas.fillRect(0, 0, page.getWidth(), page.getHeight());
        canvas.setColor(Color.BLACK);
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            canvas.fillRect(random.nextInt(5000), random.nextInt(7900), random.nextInt(3, 10), random.nextInt(3, 10));
        }
        canvas.dispose();

        PageReading reading = read(196, page).pages().getFirst();

        assertThat(reading.outcome()).isEqualTo(new Unreadable(Reason.TOO_CROWDED));
    }

    @Test
    void refusesTooLargePagesAndTooManyBeforeDecoding() throws Exception {
        BufferedImage page =
                FaxSheet.standard().draw(List.of("Good"), 14, "Serif").image();
        ReadingSettings small = new ReadingSettings(
                directory.resolve("data"),
                List.of("eng"),
                1,
                Duration.ofSeconds(9),
                2,
                1_000_000,
                Duration.ofSeconds(1));
        try (PageReader strict = PageReader.open(small)) {
            DocumentReading document = strict.read(write(98, page, page, page));

            assertThat(document.pages())
                    .extracting(PageReading::outcome)
                    .containsExactly(new Unreadable(Reason.TOO_LARGE), new Unreadable(Reason.TOO_LARGE));
            assertThat(document.fault()).contains(new Unreadable(Reason.TOO_MANY_PAGES));
        }
    }

    @Test
    void saysThatAFileIsNoTiff() throws Exception {
        Path file = Files.writeString(directory.resolve("letter.txt"), "%PDF-1.7 not a fax");

        DocumentReading document = reader.read(file);

        assertThat(document.pages()).isEmpty();
        assertThat(document.fault()).contains(new Unreadable(Reason.NOT_A_TIFF));
        assertThatThrownBy(() -> reader.read(directory.resolve("missing.tif"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void refusesALanguageWithoutData() {
        ReadingSettings klingon = new ReadingSettings(
                directory.resolve("data"),
                List.of("tlh"),
                1,
                Duration.ofSeconds(9),
                2,
                1_000_000,
                Duration.ofSeconds(1));

        assertThatThrownBy(() -> PageReader.open(klingon))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("tlh.traineddata");
    }

    private static ReadingSettings settings() {
        return ReadingSettings.in(directory.resolve("data")).withThreads(1);
    }

    private static DocumentReading read(int rowsPerInch, BufferedImage... pages) throws Exception {
        return reader.read(write(rowsPerInch, pages));
    }

    private static Path write(int rowsPerInch, BufferedImage... pages) throws IOException {
        Path file = Files.createTempFile(directory, "", ".tif");
        return Files.write(file, FaxTiff.t6(rowsPerInch, List.of(pages)));
    }
}
