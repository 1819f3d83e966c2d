package io.dartwing.engine.fax.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.engine.fax.pages.codec.Bitmap;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeaderLinesTest {
    private static final ZonedDateTime SENT =
            ZonedDateTime.of(2026, 11, 20, 14, 5, 0, 0, ZoneId.of("America/New_York"));

    @TempDir
    Path dir;

    @Test
    void saysWhenWhoAndWhichPage() {
        var header = new HeaderLine(SENT, "Riverside Clinic", "+1 202 555 0143", 3, 7);
        assertThat(header.left()).isEqualTo("2026-11-20 14:05 EST");
        assertThat(header.middle()).contains("Riverside Clinic").contains("+1 202 555 0143");
        assertThat(header.right(0)).isEqualTo("Page 3 of 7");
        assertThat(header.right(1)).isEqualTo("Page 4 of 7");
    }

    @Test
    void saysWhatTheFaxIsKnownByBesideThePage() throws IOException {
        var header = new HeaderLine(SENT, "Riverside Clinic", "+1 202 555 0143", "DFX-20261120-AB12", 1, 2);
        assertThat(header.right(0)).isEqualTo("DFX-20261120-AB12   Page 1 of 2");
        assertThat(header.middle()).contains("+1 202 555 0143");
    }

    @Test
    void aBlankMarginTakesTheLineAndNothingElseChanges() throws IOException {
        Bitmap page = TestPages.framed(1728, 2292, 80);
        Bitmap drawn = drawn(196, page).getFirst();
        assertThat(drawn.height()).isEqualTo(2292);
        assertThat(rows(drawn, 40, 2292)).isEqualTo(rows(page, 40, 2292));
        assertThat(TestPages.inkShare(drawn, 0, 0, 1728, 40)).isBetween(0.01, 0.2);
    }

    @Test
    void printInTheMarginIsMovedDownAndNeverCovered() throws IOException {
        for (double dpi : new double[] {98, 196, 391}) {
            Bitmap page = TestPages.framed(1728, 1000, 0);
            Bitmap drawn = drawn(dpi, page).getFirst();
            int pushed = drawn.height() - page.height();
            assertThat(pushed).isPositive();
            assertThat(rows(drawn, pushed, drawn.height())).isEqualTo(page);
        }
    }

    @Test
    void blankRowsAtTheEndMakeRoomForTheMove() throws IOException {
        var page = new Bitmap(1728, 1000);
        TestPages.framed(1728, 500, 0).copyRows(0, 500, page, 0);
        Bitmap drawn = drawn(196, page).getFirst();
        assertThat(drawn.height()).isEqualTo(1000);
        assertThat(rows(drawn, 40, 539)).isEqualTo(rows(page, 1, 500));
    }

    @Test
    void oddNamesAndTinyPagesDoNoHarm() throws IOException {
        Path in = TestPages.tiff(dir.resolve("in.tif"), 204, 196, new Bitmap(1728, 5), new Bitmap(50, 50));
        Path out = dir.resolve("out.tif");
        var header = new HeaderLine(SENT, "名前 \u0007\uD800".repeat(200), "", 1, 2);
        HeaderLines.draw(in, header, out);
        assertThat(TiffPages.count(out)).isEqualTo(2);
    }

    private List<Bitmap> drawn(double dpi, Bitmap... pages) throws IOException {
        Path in = TestPages.tiff(dir.resolve("in.tif"), 204, dpi, pages);
        Path out = dir.resolve("out.tif");
        HeaderLines.draw(in, new HeaderLine(SENT, "Riverside Clinic", "+1 202 555 0143", 1, pages.length), out);
        return TestPages.read(out);
    }

    private static Bitmap rows(Bitmap page, int from, int to) {
        var part = new Bitmap(page.width(), to - from);
        page.copyRows(from, to, part, 0);
        return part;
    }
}
