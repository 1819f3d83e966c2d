package io.dartwing.engine.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.engine.reading.form.Form;
import io.dartwing.engine.reading.form.FormReader;
import io.dartwing.engine.reading.form.ShippedForms;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Forms on paper, through a fax machine and the reader of pages, to their fields.
class FormsIT {
    /// A step of a typewriter's columns and lines in points, and where the first of them are on the
    /// claim form.
    private static final double COLUMN = 7.2;

    private static final double LINE = 12;
    private static final double LEFT = 22.3;
    private static final double TOP = 18.7;

    @TempDir
    static Path directory;

    private static PageReader reader;

    @BeforeAll
    static void open() throws IOException {
        // A machine that is busy with other things may take a page's whole time for waiting.
        ReadingSettings usual = ReadingSettings.in(directory.resolve("data"));
        reader = PageReader.open(new ReadingSettings(
                usual.dataDirectory(),
                usual.languages(),
                usual.threads(),
                Duration.ofMinutes(5),
                usual.maxPages(),
                usual.maxPixels(),
                usual.idleAfter()));
    }

    @AfterAll
    static void close() {
        reader.close();
    }

    private static List<Form> forms(int rowsPerInch, BufferedImage... pages) throws Exception {
        Path tiff = Files.write(directory.resolve("form.tif"), FaxTiff.t6(rowsPerInch, List.of(pages)));
        try (TiffInk ink = reader.ink(tiff)) {
            return new FormReader(ShippedForms.all()).read(reader.read(tiff).pages(), ink);
        }
    }

    private static Map<String, String> normalized(Form form) {
        return form.fields().stream().collect(Collectors.toMap(Form.FormValue::name, Form.FormValue::normalized));
    }

    private static PaperForm claim() {
        PaperForm form = PaperForm.blank("cms-1500");
        typed(form, 8, 1, "X");
        typed(form, 8, 50, "XYZ123456789");
        typed(form, 10, 1, "GARCIA, MARIA, L");
        typed(form, 10, 31, "03");
        typed(form, 10, 34, "14");
        typed(form, 10, 37, "1962");
        typed(form, 10, 47, "X");
        typed(form, 10, 50, "GARCIA, JOSE");
        typed(form, 12, 1, "1420 OAK STREET APT 3");
        typed(form, 12, 38, "X");
        typed(form, 14, 1, "PORTLAND");
        typed(form, 14, 26, "OR");
        typed(form, 16, 1, "97204");
        typed(form, 18, 50, "GRP77120");
        typed(form, 20, 41, "X");
        typed(form, 34, 1, "DN");
        typed(form, 34, 4, "WHITFIELD, JAMES");
        typed(form, 38, 3, "E11.9");
        typed(form, 38, 29, "M54.50");
        typed(form, 44, 1, "06 10 26 06 10 26 11");
        typed(form, 44, 25, "99213");
        typed(form, 44, 33, "25");
        typed(form, 44, 45, "AC");
        typed(form, 44, 52, "185 00");
        typed(form, 44, 68, "1234567893");
        typed(form, 46, 1, "06 11 26 06 12 26 11");
        typed(form, 46, 25, "83036");
        typed(form, 56, 1, "931234567");
        typed(form, 56, 19, "X");
        typed(form, 56, 23, "PAT004417");
        typed(form, 56, 38, "X");
        typed(form, 56, 54, "185 00");
        typed(form, 58, 23, "RIVERSIDE CLINIC");
        typed(form, 58, 50, "RIVERSIDE CLINIC LLC");
        typed(form, 59, 50, "14 HARBOUR STREET");
        return form;
    }

    private static void typed(PaperForm form, int line, int column, String text) {
        form.columns(LEFT + (column - 1) * COLUMN, TOP + line * LINE, text);
    }

    @Test
    void aClaimFormGivesItsFieldsByTheirBoxNumbers() throws Exception {
        List<Form> forms = forms(196, claim().fax(196, 0.4, 0.97, 6));

        assertThat(forms).extracting(Form::name).containsExactly("cms_1500");
        assertThat(forms.getFirst().score()).isGreaterThan(0.45);
        Map<String, String> read = normalized(forms.getFirst());
        List<Map.Entry<String, String>> written = List.of(
                Map.entry("1a", "XYZ123456789"),
                Map.entry("2", "GARCIA, MARIA, L"),
                Map.entry("4", "GARCIA, JOSE"),
                Map.entry("5_street", "1420 OAK STREET APT 3"),
                Map.entry("5_city", "PORTLAND"),
                Map.entry("11", "GRP77120"),
                Map.entry("17", "WHITFIELD, JAMES"),
                Map.entry("24_1_from", "2026-06-10"),
                Map.entry("24_1_procedure", "99213"),
                Map.entry("24_1_charges", "185.00"),
                Map.entry("24_2_to", "2026-06-12"),
                Map.entry("25", "931234567"),
                Map.entry("28", "185.00"),
                Map.entry("32", "RIVERSIDE CLINIC"),
                Map.entry("33", "RIVERSIDE CLINIC LLC 14 HARBOUR STREET"));
        assertThat(written)
                .filteredOn(field -> field.getValue().equals(read.get(field.getKey())))
                .as("fields without a single misread letter")
                .hasSizeGreaterThanOrEqualTo(written.size() - 2);
    }

    @Test
    void boxesAreTickedOrNotByTheirInk() throws Exception {
        Form form = forms(196, claim().fax(196, -0.3, 1, 0)).getFirst();

        assertThat(form.fields())
                .filteredOn(field -> field.normalized().equals("true"))
                .extracting(Form.FormValue::name)
                .containsExactlyInAnyOrder("1_medicare", "3_female", "6_spouse", "10a_no", "25_ein", "27_yes");
        assertThat(form.fields())
                .filteredOn(field -> field.normalized().equals("false"))
                .hasSize(23);
    }

    @Test
    void aClaimFormAtStandardResolutionIsStillOne() throws Exception {
        List<Form> forms = forms(98, claim().fax(98, 0, 0.95, 0));

        assertThat(forms).extracting(Form::name).containsExactly("cms_1500");
        assertThat(normalized(forms.getFirst()))
                .containsEntry("2", "GARCIA, MARIA, L")
                .containsEntry("5_city", "PORTLAND");
    }

    private static PaperForm taxpayer() {
        return PaperForm.blank("w-9")
                .type(61, 129, "Harborview Supplies LLC")
                .type(61, 152, "Harborview Medical")
                .cross(73, 193, 8)
                .type(425, 201, "S")
                .type(61, 296, "200 Market Street Suite 5")
                .type(61, 320, "Portland, OR 97204")
                .type(61, 344, "ACCT 4471")
                .comb(422, 437, 14.4, "93")
                .comb(422 + 3 * 14.4, 437, 14.4, "7654321");
    }

    @Test
    void theRequestForATaxpayersNumberGivesNameAddressAndNumber() throws Exception {
        List<Form> forms = forms(196, taxpayer().fax(196, -0.6, 0.98, 4));

        assertThat(forms).extracting(Form::name).containsExactly("w_9");
        assertThat(normalized(forms.getFirst()))
                .containsEntry("1", "Harborview Supplies LLC")
                .containsEntry("2", "Harborview Medical")
                .containsEntry("3a_llc", "true")
                .containsEntry("3a_individual", "false")
                .containsEntry("3a_trust", "false")
                .containsEntry("5", "200 Market Street Suite 5")
                .containsEntry("6", "Portland, OR 97204")
                .containsEntry("7", "ACCT 4471")
                .containsEntry("ein", "937654321")
                .containsEntry("ssn", "");
    }

    @Test
    void eachFieldSaysWhereItStandsAndHowSureItIs() throws Exception {
        Form form = forms(196, taxpayer().fax(196, 0, 1, 0)).getFirst();

        assertThat(form.page()).isEqualTo(1);
        Form.FormValue name = form.fields().getFirst();
        assertThat(name.label()).isEqualTo("1 Name");
        assertThat(name.box().x()).isBetween(0.09, 0.11);
        assertThat(name.box().y()).isBetween(0.14, 0.17);
        assertThat(form.fields())
                .allSatisfy(field -> assertThat(field.confidence()).isBetween(0.0, 1.0));
        assertThat(name.confidence()).isGreaterThan(0.6);
        assertThat(name).hasToString("FormValue[1 on page 1]");
    }

    @Test
    void aFormThatCameUpsideDownIsReadTheRightWayUp() throws Exception {
        List<Form> forms = forms(196, taxpayer().fax(196, 180, 1, 0));

        assertThat(forms).extracting(Form::name).containsExactly("w_9");
        assertThat(normalized(forms.getFirst()))
                .containsEntry("1", "Harborview Supplies LLC")
                .containsEntry("3a_llc", "true");
        assertThat(forms.getFirst().fields().getFirst().box().y()).isGreaterThan(0.8);
    }

    @Test
    void ofTwoRevisionsTheOneThatIsPrintedCounts() throws Exception {
        PaperForm older =
                PaperForm.blank("w-9-2018").type(61, 105, "Harborview Supplies").cross(252, 158, 8.6);

        List<Form> forms = forms(196, older.fax(196, 0, 1, 0));

        assertThat(forms).extracting(Form::name).containsExactly("w_9_2018");
        assertThat(normalized(forms.getFirst()))
                .containsEntry("1", "Harborview Supplies")
                .containsEntry("3_s_corporation", "true")
                .containsEntry("3_c_corporation", "false");
    }

    @Test
    void aFormBehindALetterIsFoundOnItsPage() throws Exception {
        BufferedImage letter =
                FaxSheet.fine().draw(Letters.REFERRAL, 11, "Serif").image();

        List<Form> forms = forms(196, letter, taxpayer().fax(196, 0, 1, 0));

        assertThat(forms).extracting(Form::page).containsExactly(2);
    }

    @Test
    void aLetterThatNamesAFormIsNone() throws Exception {
        List<String> letter = List.of(
                "Riverside Family Practice",
                "14 Harbour Street, Portland, Oregon 97204",
                "",
                "Please send us a signed Form W-9, Request for Taxpayer Identification Number and",
                "Certification, with your name as shown on your income tax return, your address and your",
                "social security number or employer identification number. Without it we have to withhold.",
                "We also need the health insurance claim form (CMS-1500) for the patient's account and,",
                "if there was one, the prior authorization request with the member ID and the diagnosis.",
                "",
                "With kind regards,",
                "Margaret Ellison");

        assertThat(forms(196, FaxSheet.fine().draw(letter, 11, "Serif").image()))
                .isEmpty();
    }
}
