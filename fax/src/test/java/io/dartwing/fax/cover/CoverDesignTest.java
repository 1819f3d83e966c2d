package io.dartwing.fax.cover;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.engine.fax.pages.CoverFields;
import io.dartwing.engine.fax.pages.CoverPage;
import io.dartwing.engine.fax.pages.CoverResult;
import io.dartwing.fax.cover.CoverDesign.Block;
import io.dartwing.platform.records.Violations;
import io.dartwing.testkit.Covers;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverDesignTest {
    private static final CoverFields VALUES = new CoverFields(
            "Ana Sender",
            "Riverside Clinic",
            "+1 202-555-0141",
            "+1 202-555-0142",
            "Iris Poe",
            "Poe Cardiology",
            "+1 303-555-0143",
            "November 20, 2026",
            "09:30 EST",
            "17",
            "Referral 4711",
            "Please call us back.",
            "Not for others.");
    private static final List<String> TEXTS = List.of(
            "Ana Sender",
            "Riverside Clinic",
            "+1 202-555-0141",
            "+1 202-555-0142",
            "Iris Poe",
            "Poe Cardiology",
            "+1 303-555-0143",
            "November 20, 2026",
            "09:30 EST",
            "17",
            "Referral 4711",
            "Please call us back.",
            "Not for others.");

    @TempDir
    Path dir;

    @Test
    @Covers("FAX-Q-001-03")
    void allThirteenFieldsStandWhereTheDesignPutsThem() throws IOException {
        var blocks = new ArrayList<Block>();
        for (int at = 0; at < CoverCheck.FIELDS.size(); at++) {
            blocks.add(text(10 + at * 15, "Field " + at + ": {{" + CoverCheck.FIELDS.get(at) + "}}"));
        }
        String printed = printed(new CoverDesign(List.copyOf(blocks)), VALUES);
        for (int at = 0; at < TEXTS.size(); at++) {
            assertThat(printed).contains("Field " + at + ": " + TEXTS.get(at));
        }
    }

    @Test
    void whatStandsInBlocksAndFieldsIsTextOnly() throws IOException {
        String hostile = "<b>&amp;</b> \"x\" <script>1</script> ]]> {{message}}";
        CoverFields values = new CoverFields(hostile, "", "", "", "", "", "", "", "", "", "", "", "");
        var design = new CoverDesign(List.of(text(10, "<i>&lt;</i> {{sender_name}} \u0000\uFFFF\uD800 end")));
        assertThat(faults(design)).isEmpty();
        assertThat(printed(design, values).replaceAll("\\s+", " "))
                .contains("<i>&lt;</i> <b>&amp;</b> \"x\" <script>1</script> ]]> {{message}}")
                .contains("end");
    }

    @Test
    void aBlockWithoutItsFieldIsLeftOut() throws IOException {
        var design = new CoverDesign(List.of(
                new Block("text", 10d, 10d, 100d, 10d, "Subject: {{subject}}", 11, "left", "subject", null),
                text(30, "Always")));
        CoverFields nothing = new CoverFields("", "", "", "", "", "", "", "", "", "", "", "", "");
        assertThat(printed(design, nothing)).contains("Always").doesNotContain("Subject");
        assertThat(printed(design, VALUES)).contains("Subject: Referral 4711");
    }

    @Test
    @Covers("FAX-Q-001-02")
    void logoLineAndBoxAreDrawn() throws IOException {
        var picture = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        String logo = Base64.getEncoder().encodeToString(out.toByteArray());
        var design = new CoverDesign(List.of(
                new Block("logo", 10d, 10d, 40d, 20d, null, null, null, null, logo),
                new Block("line", 10d, 40d, 190d, 0.6, null, null, null, null, null),
                new Block("box", 10d, 50d, 50d, 20d, null, null, null, null, null)));
        assertThat(faults(design)).isEmpty();
        Path pdf = dir.resolve("drawn.pdf");
        assertThat(CoverPage.render(VALUES, Optional.of(CoverMarkup.of(design)), pdf))
                .isEqualTo(new CoverResult.Rendered());
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(document.getPage(0).getResources().getXObjectNames()).isNotEmpty();
        }
    }

    @Test
    void whatCannotBeDrawnIsRefusedByItsPlace() {
        assertThat(faults(new CoverDesign(null))).containsExactly("design");
        assertThat(faults(of(new Block("script", 1d, 1d, 1d, 1d, null, null, null, null, null))))
                .containsExactly("design.blocks[0].kind");
        for (Double[] place : new Double[][] {
            {-1d, 0d, 10d, 10d},
            {0d, 0d, 211d, 10d},
            {0d, 270d, 10d, 8d},
            {0d, 0d, 0d, 1d},
            {null, 0d, 1d, 1d},
            {Double.NaN, 0d, 1d, 1d},
            {0d, 0d, Double.POSITIVE_INFINITY, 1d}
        }) {
            assertThat(faults(
                            of(new Block("box", place[0], place[1], place[2], place[3], null, null, null, null, null))))
                    .containsExactly("design.blocks[0]");
        }
        assertThat(faults(of(text(10, "{{password}}")))).containsExactly("design.blocks[0].text");
        assertThat(faults(of(new Block("text", 1d, 1d, 9d, 9d, "x", 500, "up", "no", null))))
                .containsExactly("design.blocks[0].shown_with", "design.blocks[0].size", "design.blocks[0].align");
        assertThat(faults(of(new Block("logo", 1d, 1d, 9d, 9d, null, null, null, null, "PHN2Zz4="))))
                .containsExactly("design.blocks[0].image");
        assertThat(faults(of(new Block("logo", 1d, 1d, 9d, 9d, null, null, null, null, "iVBORw0KGgo\"/><x"))))
                .containsExactly("design.blocks[0].image");
    }

    private static CoverDesign of(Block block) {
        return new CoverDesign(List.of(block));
    }

    private static Block text(double top, String text) {
        return new Block("text", 10d, top, 190d, 14d, text, 11, "left", null, null);
    }

    private static List<String> faults(CoverDesign design) {
        var violations = new Violations();
        CoverCheck.check(design, violations);
        return violations.errors().stream().map(error -> error.field()).toList();
    }

    private String printed(CoverDesign design, CoverFields values) throws IOException {
        Path pdf = dir.resolve("cover.pdf");
        assertThat(CoverPage.render(values, Optional.of(CoverMarkup.of(design)), pdf))
                .isEqualTo(new CoverResult.Rendered());
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            return new PDFTextStripper().getText(document);
        }
    }
}
