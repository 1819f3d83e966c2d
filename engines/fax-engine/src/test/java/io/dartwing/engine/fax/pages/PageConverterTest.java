package io.dartwing.engine.fax.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dartwing.engine.fax.pages.ConversionResult.Converted;
import io.dartwing.engine.fax.pages.ConversionResult.Reason;
import io.dartwing.engine.fax.pages.ConversionResult.Refused;
import io.dartwing.engine.fax.pages.codec.Bitmap;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageConverterTest {
    private static final ConversionSettings DEFAULTS = ConversionSettings.defaults();

    @TempDir
    Path dir;

    @Test
    void theTypeIsInTheContentNotInTheName() throws IOException {
        Path png = dir.resolve("fax.pdf");
        ImageIO.write(TestPages.photo(50, 50, BufferedImage.TYPE_INT_RGB), "png", png.toFile());
        assertThat(DocumentType.detect(png)).isEqualTo(DocumentType.PNG);
        Path pdf = dir.resolve("fax.png");
        Files.writeString(pdf, "\n\n% junk\n%PDF-1.4\n");
        assertThat(DocumentType.detect(pdf)).isEqualTo(DocumentType.PDF);
        Path word = dir.resolve("fax.tif");
        Files.write(word, new byte[] {'P', 'K', 3, 4});
        assertThat(refused(word, DEFAULTS).reason()).isEqualTo(Reason.UNKNOWN_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"None", "PackBits", "LZW", "Deflate", "CCITT RLE", "CCITT T.4", "CCITT T.6"})
    void faxReadyPagesKeepEveryPixel(String compression) throws IOException {
        Bitmap page = TestPages.random(1728, 1500, 7);
        Path source = dir.resolve("in.tif");
        TestPages.foreignTiff(source, TestPages.image(page), compression);
        assertThat(converted(List.of(source), DEFAULTS).pages()).isEqualTo(List.of(new PageInfo(1728, 1500, 204, 196)));
        assertThat(TestPages.read(dir.resolve("out.tif"))).containsExactly(page);
    }

    @ParameterizedTest
    @EnumSource(FaxResolution.class)
    void faxReadyPagesOfEveryWidthKeepTheirResolution(FaxResolution resolution) throws IOException {
        for (int width : new int[] {1728, 2048, 2432}) {
            Bitmap page = TestPages.random(width, 400, width);
            Path source = TestPages.tiff(
                    dir.resolve("in.tif"), resolution.horizontalDpi(), resolution.verticalDpi(), page, page);
            assertThat(converted(List.of(source), DEFAULTS).pages())
                    .hasSize(2)
                    .allMatch(info -> info.verticalDpi() == resolution.verticalDpi() && info.width() == width);
            assertThat(TestPages.read(dir.resolve("out.tif"))).containsExactly(page, page);
        }
    }

    @Test
    void theTestChartsOfTheItuStayIdentical() throws IOException {
        assumeTrue(TestPages.charts().isPresent(), "the ITU charts aren't beside this checkout");
        for (String chart : new String[] {"itu1.tif", "itu3.tif", "itu4.tif", "itu5.tif"}) {
            Path source = TestPages.charts().orElseThrow().resolve(chart);
            converted(List.of(source), DEFAULTS);
            assertThat(TiffPages.sameImages(source, dir.resolve("out.tif"))).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(FaxResolution.class)
    void pdfPagesGetTheSizeOfThePaper(FaxResolution resolution) throws IOException {
        for (PaperSize paper : PaperSize.values()) {
            Path pdf = TestPages.pdf(dir.resolve("in.pdf"), PDRectangle.LETTER, 2);
            var settings = DEFAULTS.withResolution(resolution).withPaper(paper);
            assertThat(converted(List.of(pdf), settings).pages())
                    .hasSize(2)
                    .allMatch(page -> page.width() == 1728 && page.height() == paper.rows(resolution));
        }
        assertThat(PaperSize.A4.rows(FaxResolution.FINE)).isEqualTo(2292);
    }

    @Test
    void severalSourcesBecomeOneFaxInOrder() throws IOException {
        Path pdf = TestPages.pdf(dir.resolve("a"), PDRectangle.A4, 2);
        Path tiff = TestPages.tiff(dir.resolve("b"), 204, 196, TestPages.random(1728, 111, 1));
        Path png = dir.resolve("c");
        ImageIO.write(TestPages.photo(300, 200, BufferedImage.TYPE_INT_RGB), "png", png.toFile());
        assertThat(converted(List.of(pdf, tiff, png), DEFAULTS).pages())
                .extracting(PageInfo::height)
                .containsExactly(2292, 2292, 111, 2292);
        assertThat(TiffPages.count(dir.resolve("out.tif"))).isEqualTo(4);
    }

    @Test
    void landscapePagesAreTurned() throws IOException {
        var landscape = new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth());
        Path pdf = TestPages.pdf(dir.resolve("in.pdf"), landscape, 1);
        converted(List.of(pdf), DEFAULTS);
        Bitmap page = TestPages.read(dir.resolve("out.tif")).getFirst();
        assertThat(TestPages.inkShare(page, 864, 0, 1728, 1000)).isPositive();
        assertThat(TestPages.inkShare(page, 0, 0, 864, 2292)).isZero();
    }

    @Test
    void transparencyShowsPaper() throws IOException {
        var image = new BufferedImage(400, 400, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(200, 200, 0xFF000000);
        Path png = dir.resolve("in.png");
        ImageIO.write(image, "png", png.toFile());
        converted(List.of(png), DEFAULTS);
        assertThat(TestPages.inkShare(TestPages.read(dir.resolve("out.tif")).getFirst(), 0, 0, 1728, 2292))
                .isLessThan(0.001);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_USHORT_GRAY, BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_INT_RGB})
    void middleGreyBecomesHalfInk(int type) throws IOException {
        var image = new BufferedImage(600, 800, type);
        if (type == BufferedImage.TYPE_INT_RGB) {
            Graphics2D graphics = image.createGraphics();
            graphics.setColor(new Color(122, 122, 122));
            graphics.fillRect(0, 0, 600, 800);
        } else {
            int value = type == BufferedImage.TYPE_USHORT_GRAY ? 122 * 257 : 122;
            for (int y = 0; y < 800; y++) {
                for (int x = 0; x < 600; x++) {
                    image.getRaster().setSample(x, y, 0, value);
                }
            }
        }
        Path png = dir.resolve("in.png");
        ImageIO.write(image, "png", png.toFile());
        converted(List.of(png), DEFAULTS);
        Bitmap page = TestPages.read(dir.resolve("out.tif")).getFirst();
        assertThat(TestPages.inkShare(page, 400, 400, 1200, 1200)).isBetween(0.45, 0.55);
    }

    @Test
    void exifOrientationIsObeyed() throws IOException {
        var image = new BufferedImage(900, 1200, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 900, 1200);
        graphics.setColor(Color.BLACK);
        graphics.fillRect(0, 0, 900, 300);
        Path jpeg = dir.resolve("in.jpg");
        Files.write(jpeg, withOrientation(image, 3));
        converted(List.of(jpeg), DEFAULTS);
        Bitmap page = TestPages.read(dir.resolve("out.tif")).getFirst();
        assertThat(TestPages.inkShare(page, 400, 100, 1300, 500)).isZero();
        assertThat(TestPages.inkShare(page, 400, 1800, 1300, 1900)).isGreaterThan(0.9);
    }

    @Test
    void limitsRefuseInPlainWords() throws IOException {
        Path pdf = TestPages.pdf(dir.resolve("in.pdf"), PDRectangle.A4, 3);
        assertThat(refused(pdf, DEFAULTS.withMaxPages(2)).reason()).isEqualTo(Reason.TOO_MANY_PAGES);
        assertThat(refused(pdf, DEFAULTS.withMaxBytes(100)).reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(refused(pdf, DEFAULTS.withTimeLimit(Duration.ofNanos(1))).reason())
                .isEqualTo(Reason.TIMED_OUT);
        Files.write(dir.resolve("empty"), new byte[0]);
        Refused empty =
                (Refused) PageConverter.convert(List.of(pdf, dir.resolve("empty")), DEFAULTS, dir.resolve("out.tif"));
        assertThat(empty.reason()).isEqualTo(Reason.EMPTY);
        assertThat(empty.source()).isEqualTo(1);
        assertThat(PageConverter.convert(List.of(), DEFAULTS, dir.resolve("out.tif")))
                .isInstanceOf(Refused.class);
    }

    @Test
    void aLockedPdfIsRefusedAndOneWithAnOwnerPasswordAloneIsNot() throws IOException {
        assertThat(refused(encrypted("secret"), DEFAULTS).reason()).isEqualTo(Reason.ENCRYPTED);
        assertThat(converted(List.of(encrypted("")), DEFAULTS).pageCount()).isEqualTo(1);
    }

    private Path encrypted(String userPassword) throws IOException {
        Path file = dir.resolve("locked.pdf");
        try (var document = new PDDocument()) {
            TestPages.text(document, PDRectangle.A4, "private");
            document.protect(new StandardProtectionPolicy("owner", userPassword, new AccessPermission()));
            document.save(file.toFile());
        }
        return file;
    }

    private Converted converted(List<Path> sources, ConversionSettings settings) throws IOException {
        ConversionResult result = PageConverter.convert(sources, settings, dir.resolve("out.tif"));
        assertThat(result).isInstanceOf(Converted.class);
        assertThat(TiffPages.info(dir.resolve("out.tif"))).isEqualTo(((Converted) result).pages());
        return (Converted) result;
    }

    private Refused refused(Path source, ConversionSettings settings) throws IOException {
        Path target = dir.resolve("refused.tif");
        ConversionResult result = PageConverter.convert(List.of(source), settings, target);
        assertThat(result).isInstanceOf(Refused.class);
        assertThat(target).doesNotExist();
        assertThat(dir.resolve("refused.tif.part")).doesNotExist();
        assertThat(((Refused) result).sentence()).endsWith(".");
        return (Refused) result;
    }

    private static byte[] withOrientation(BufferedImage image, int orientation) throws IOException {
        var jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", jpeg);
        var out = new ByteArrayOutputStream();
        out.write(jpeg.toByteArray(), 0, 2);
        byte[] exif = "Exif\0\0MM\0*\0\0\0\u0008\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0x\0\0\0\0\0\0"
                .getBytes(StandardCharsets.ISO_8859_1);
        exif[6 + 8 + 2 + 9] = (byte) orientation;
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, (byte) (exif.length + 2)});
        out.writeBytes(exif);
        out.write(jpeg.toByteArray(), 2, jpeg.size() - 2);
        return out.toByteArray();
    }
}
