package io.dartwing.engine.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.engine.reading.GreyPages.Drawn;
import io.dartwing.engine.reading.GreyPages.End;
import io.dartwing.engine.reading.GreyPages.Lost;
import io.dartwing.engine.reading.PageReading.Reason;
import io.dartwing.engine.reading.PageReading.Unreadable;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages that plain recognition fails on.
class HardPagesIT {
    @TempDir
    static Path directory;

    private static PageReader reader;

    @BeforeAll
    static void open() throws IOException {
        reader = PageReader.open(
                ReadingSettings.in(directory.resolve("data")).withThreads(1).withPageLimit(Duration.ofMinutes(2)));
    }

    @AfterAll
    static void close() {
        reader.close();
    }

    @Test
    void readsLettersThroughStreaks() throws Exception {
        FaxSheet.Drawn drawn = FaxSheet.fine().draw(Letters.REFERRAL, 10, "Serif");
        Graphics2D canvas = drawn.image().createGraphics();
        canvas.setColor(Color.BLACK);
        for (int x = 300; x < 1500; x += 230) {
            canvas.fillRect(x, 0, 3, drawn.image().getHeight());
        }
        canvas.dispose();

        PageReading page = read(drawn.image());

        assertThat(share(drawn, page)).isGreaterThan(0.95);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void findsHowColumnsOfCapitalsStand(int rotation) throws Exception {
        List<String> lines = List.of("GLUCOSE", "SODIUM", "POTASSIUM", "CHLORIDE", "CALCIUM", "ALBUMIN", "HEMOGLOBIN");
        FaxSheet.Drawn drawn = FaxSheet.fine().turned(rotation).draw(lines, 12, "SansSerif");

        PageReading page = read(drawn.image());

        assertThat(page.rotation()).isEqualTo(rotation);
        assertThat(share(drawn, page)).isGreaterThan(0.85);
    }

    @Test
    // covers FAX-B-001-04
    void readsPaleInkOnGreyPaper() throws Exception {
        FaxSheet.Drawn drawn = FaxSheet.fine().draw(Letters.REFERRAL, 10, "Serif");

        DocumentReading document = reader.read(pages(new Drawn(pale(drawn.image()))));

        assertThat(share(drawn, document.pages().getFirst())).isGreaterThan(0.95);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_BINARY, BufferedImage.TYPE_BYTE_GRAY})
    // covers FAX-B-001-09
    void readsWhiteOnBlack(int kind) throws Exception {
        FaxSheet.Drawn drawn = FaxSheet.fine().draw(Letters.REFERRAL, 10, "Serif");
        BufferedImage film = new BufferedImage(FaxSheet.WIDTH, drawn.image().getHeight(), kind);
        for (int y = 0; y < film.getHeight(); y++) {
            for (int x = 0; x < film.getWidth(); x++) {
                film.setRGB(x, y, ~drawn.image().getRGB(x, y) | 0xFF000000);
            }
        }
        Path file = Files.write(directory.resolve(kind + ".tif"), FaxTiff.write("LZW", 196, List.of(film)));

        PageReading page = reader.read(file).pages().getFirst();

        assertThat(share(drawn, page)).isGreaterThan(0.95);
    }

    @Test
    void readsDarkPaper() throws Exception {
        FaxSheet.Drawn drawn = FaxSheet.fine().draw(Letters.REFERRAL, 10, "Serif");
        GreyPage dark = pale(drawn.image());
        for (int i = 0; i < dark.grey().length; i++) {
            dark.grey()[i] = (byte) ((dark.grey()[i] & 0xFF) / 2);
        }

        DocumentReading document = reader.read(pages(new Drawn(dark)));

        assertThat(share(drawn, document.pages().getFirst())).isGreaterThan(0.9);
    }

    @Test
    void aPageThatCouldNotBeDrawnCostsNoOther() throws Exception {
        FaxSheet.Drawn drawn = FaxSheet.fine().draw(List.of("Consultation requested"), 14, "Serif");
        Unreadable locked = new Unreadable(Reason.LOCKED);

        DocumentReading document = reader.read(pages(new Lost(locked), new Drawn(pale(drawn.image()))));

        assertThat(document.pages()).extracting(PageReading::number).containsExactly(1, 2);
        assertThat(document.pages().getFirst().outcome()).isEqualTo(locked);
        assertThat(document.pages().getLast().text()).contains("Consultation requested");
    }

    @Test
    void readsColoursAsScannersWriteThem() throws Exception {
        FaxSheet.Drawn drawn = FaxSheet.fine().draw(Letters.REFERRAL, 10, "Serif");
        BufferedImage colour = new BufferedImage(FaxSheet.WIDTH, drawn.image().getHeight(), BufferedImage.TYPE_INT_RGB);
        colour.createGraphics().drawImage(drawn.image(), 0, 0, null);
        Path file = Files.write(directory.resolve("colour.tif"), FaxTiff.write("LZW", 196, List.of(colour)));

        PageReading page = reader.read(file).pages().getFirst();

        assertThat(share(drawn, page)).isGreaterThan(0.95);
    }

    private static PageReading read(BufferedImage page) throws Exception {
        Path file = Files.createTempFile(directory, "", ".tif");
        return reader.read(Files.write(file, FaxTiff.t6(196, List.of(page))))
                .pages()
                .getFirst();
    }

    private static double share(FaxSheet.Drawn drawn, PageReading page) {
        String text = " " + page.text().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT) + " ";
        long found = drawn.words().stream()
                .filter(word -> text.contains(" " + word.text().toLowerCase(Locale.ROOT) + " "))
                .count();
        return (double) found / drawn.words().size();
    }

    /// The page as a scanner without contrast sees it: 150 on 210, darker towards a corner.
    private static GreyPage pale(BufferedImage page) {
        int width = page.getWidth();
        int height = page.getHeight();
        BufferedImage grey = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        grey.createGraphics().drawImage(page, 0, 0, null);
        byte[] pixels = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < pixels.length; i++) {
            double light = 1 - 0.4 * (i % width) / width * i / pixels.length;
            pixels[i] = (byte) ((pixels[i] == 0 ? 150 : 210) * light);
        }
        return new GreyPage(width, height, pixels, 204);
    }

    private static GreyPages pages(GreyPages.Next... pages) {
        Deque<GreyPages.Next> left = new ArrayDeque<>(List.of(pages));
        return () -> left.isEmpty() ? new End(Optional.empty()) : left.remove();
    }
}
