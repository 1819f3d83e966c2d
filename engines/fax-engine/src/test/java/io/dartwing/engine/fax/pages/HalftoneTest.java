package io.dartwing.engine.fax.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.engine.fax.pages.codec.Bitmap;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class HalftoneTest {

    @Test
    void blackOnWhiteStaysAsItIs() {
        Bitmap page = TestPages.framed(1728, 400, 20);
        Grey grey = Scaling.scale(GreyRows.of(page), 1728, 400, Deadline.in(java.time.Duration.ofMinutes(1)));
        assertThat(Halftone.of(grey)).isEqualTo(page);
    }

    @Test
    void aHairlineThatCoversAQuarterOfAPixelIsKept() {
        Grey page = Grey.white(200, 100);
        for (int y = 0; y < 100; y++) {
            page.pixels()[y * 200 + 77] = (byte) 191;
        }
        assertThat(TestPages.inkShare(Halftone.of(page), 77, 0, 78, 100)).isEqualTo(1);
    }

    @Test
    void faintStrokesComeOutBlackAndTheirPaperWhite() {
        Grey page = Grey.white(320, 160);
        for (int y = 20; y < 140; y++) {
            for (int x = 40; x < 280; x++) {
                if (x % 12 < 3) {
                    page.pixels()[y * 320 + x] = (byte) 170;
                }
            }
        }
        Bitmap out = Halftone.of(page);
        assertThat(TestPages.inkShare(out, 121, 40, 122, 120)).isGreaterThan(0.95);
        assertThat(TestPages.inkShare(out, 127, 40, 128, 120)).isLessThan(0.05);
    }

    @Test
    void evenASingleFaintStrokeIsKept() {
        for (int column = 32; column < 48; column++) {
            Grey page = Grey.white(80, 80);
            for (int y = 10; y < 70; y++) {
                for (int x = column; x < column + 3; x++) {
                    page.pixels()[y * 80 + x] = (byte) 180;
                }
            }
            assertThat(TestPages.inkShare(Halftone.of(page), column, 20, column + 3, 60))
                    .isGreaterThan(0.9);
        }
    }

    @Test
    void aPhotographKeepsItsTones() {
        var photo = TestPages.photo(800, 800, BufferedImage.TYPE_INT_RGB);
        Grey grey = Scaling.scale(GreyRows.of(photo), 800, 800, Deadline.in(java.time.Duration.ofMinutes(1)));
        Bitmap out = Halftone.of(grey);
        for (int y = 100; y < 700; y += 100) {
            double ink = TestPages.inkShare(out, 350, y, 450, y + 100);
            double lightness = (grey.pixels()[(y + 50) * 800 + 400] & 0xFF) / 255.0;
            assertThat(ink).isBetween(1 - lightness - 0.15, 1 - lightness + 0.15);
        }
    }
}
