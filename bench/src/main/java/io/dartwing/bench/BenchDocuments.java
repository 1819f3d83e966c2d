package io.dartwing.bench;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;

/// Documents like those that people fax, made by code so that every machine has the same.
final class BenchDocuments {
    private static final String[] WORDS =
            "patient referral please the of and result attached cardiology appointment record dose daily blood pressure"
                    .split(" ");

    private BenchDocuments() {}

    enum Kind {
        TEXT("text"),
        MIXED("text and photo"),
        SCAN("grey scan, 200 dpi");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    static Path pdf(Path file, Kind kind, int pages) throws IOException {
        try (var document = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
                var page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (var content = new PDPageContentStream(document, page)) {
                    var random = new Random(i);
                    switch (kind) {
                        case TEXT -> text(content, 62, random);
                        case MIXED -> {
                            text(content, 30, random);
                            content.drawImage(
                                    JPEGFactory.createFromImage(document, photo(1200, 800, i)), 60, 60, 470, 313);
                        }
                        case SCAN ->
                            content.drawImage(
                                    JPEGFactory.createFromImage(document, scan(random)), 0, 0, 595.28f, 841.89f);
                    }
                }
            }
            document.save(file.toFile());
        }
        return file;
    }

    private static void text(PDPageContentStream content, int lines, Random random) throws IOException {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.TIMES_ROMAN), 10);
        content.setLeading(12);
        content.newLineAtOffset(55, 790);
        for (int i = 0; i < lines; i++) {
            content.showText(line(random));
            content.newLine();
        }
        content.endText();
    }

    private static String line(Random random) {
        var line = new StringBuilder();
        while (line.length() < 95) {
            line.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        }
        return line.toString();
    }

    private static BufferedImage photo(int width, int height, int seed) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double wave =
                        Math.sin(x / 37.0 + seed) * Math.cos(y / 53.0) * 60 + Math.sin((x + y) / 211.0) * 60 + 128;
                int value = Math.clamp(Math.round(wave), 0, 255);
                image.setRGB(x, y, value << 16 | (value * 7 / 8) << 8 | value * 3 / 4);
            }
        }
        return image;
    }

    private static BufferedImage scan(Random random) {
        var image = new BufferedImage(1654, 2339, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(245, 245, 245));
        graphics.fillRect(0, 0, 1654, 2339);
        graphics.setColor(new Color(40, 40, 40));
        graphics.setFont(new Font(Font.SERIF, Font.PLAIN, 28));
        for (int y = 150; y < 2200; y += 36) {
            graphics.drawString(line(random), 150, y);
        }
        graphics.dispose();
        return image;
    }
}
