package io.dartwing.cli.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.testkit.Covers;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReadCommandIT {
    @TempDir
    Path directory;

    @Test
    @Covers("FAX-B-001-01")
    void everyDocumentGetsAResultAndEveryTroubleASentence() throws IOException {
        Path in = Files.createDirectory(directory.resolve("in"));
        tiff(in.resolve("scan.tif"), BufferedImage.TYPE_INT_RGB);
        tiff(in.resolve("both.tif"), BufferedImage.TYPE_BYTE_BINARY);
        pdf(in.resolve("both.pdf"), false);
        pdf(in.resolve("locked.pdf"), true);
        Files.createFile(in.resolve("empty.tif"));
        Files.write(in.resolve("garbage.pdf"), new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        byte[] whole = Files.readAllBytes(in.resolve("both.tif"));
        Files.write(in.resolve("cut.tif"), Arrays.copyOf(whole, whole.length / 2));
        Files.writeString(in.resolve("notes.txt"), "not a document");
        Path out = directory.resolve("out");

        assertThat(run("--in", in.toString(), "--out", out.toString(), "--hocr"))
                .isZero();

        try (Stream<Path> results = Files.list(out)) {
            assertThat(results.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "scan.json",
                            "scan.hocr",
                            "both.tif.json",
                            "both.tif.hocr",
                            "both.pdf.json",
                            "both.pdf.hocr",
                            "locked.json",
                            "empty.json",
                            "garbage.json",
                            "cut.json",
                            "cut.hocr");
        }
        for (String read : new String[] {"scan", "both.tif", "both.pdf"}) {
            JsonNode result = result(out, read);
            assertThat(result.get("id").asString()).isEqualTo(read);
            assertThat(result.has("error")).isFalse();
            assertThat(result.get("text").asString()).contains("Consultation requested");
            assertThat(result.get("pages").get(0).get("rotation").asInt()).isZero();
        }
        assertThat(out.resolve("scan.hocr")).content().contains("class=\"ocrx_word\"", ">Consultation<");
        assertThat(result(out, "locked").get("error").asString()).contains("password");
        assertThat(result(out, "empty").get("error").asString()).contains("empty");
        assertThat(result(out, "garbage").get("error").asString()).contains("neither TIFF nor PDF");
        assertThat(result(out, "cut").get("error").asString()).isNotBlank();
        assertThat(run("--in", in.toString(), "--out", out.toString(), "--strict"))
                .isEqualTo(3);
    }

    @Test
    void saysWhichOptionIsWrong() {
        assertThat(run("--in", directory.resolve("nowhere").toString(), "--out", directory.toString()))
                .isEqualTo(2);
    }

    private int run(String... options) {
        String[] all = Stream.concat(
                        Stream.of("--data", directory.resolve("data").toString(), "--threads", "2"), Stream.of(options))
                .toArray(String[]::new);
        return new CommandLine(new ReadCommand()).execute(all);
    }

    private static JsonNode result(Path out, String id) {
        return new JsonMapper().readTree(out.resolve(id + ".json").toFile());
    }

    private static void tiff(Path file, int type) throws IOException {
        BufferedImage page = new BufferedImage(1728, 600, type);
        Graphics2D canvas = page.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, 1728, 600);
        canvas.setColor(Color.BLACK);
        canvas.setFont(new Font(Font.SERIF, Font.PLAIN, 36));
        for (int y = 100; y < 550; y += 60) {
            canvas.drawString("Consultation requested for the patient named above, please reply", 120, y);
        }
        canvas.dispose();
        assertThat(ImageIO.write(page, "tiff", file.toFile())).isTrue();
    }

    private static void pdf(Path file, boolean locked) throws IOException {
        try (var document = new PDDocument()) {
            var page = new PDPage();
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
                content.setLeading(16);
                content.newLineAtOffset(60, 700);
                for (int i = 0; i < 8; i++) {
                    content.showText("Consultation requested for the patient named above, please reply");
                    content.newLine();
                }
                content.endText();
            }
            if (locked) {
                document.protect(new StandardProtectionPolicy("owner", "reader", new AccessPermission()));
            }
            document.save(file.toFile());
        }
    }
}
