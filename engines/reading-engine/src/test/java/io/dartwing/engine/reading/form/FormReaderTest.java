package io.dartwing.engine.reading.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.engine.reading.Box;
import io.dartwing.engine.reading.PageInk;
import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.Word;
import io.dartwing.engine.reading.entity.TypedPage;
import io.dartwing.engine.reading.form.FormTemplate.Anchor;
import io.dartwing.engine.reading.form.FormTemplate.FormField;
import io.dartwing.engine.reading.form.FormTemplate.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FormReaderTest {
    private static final double SHAPE = 2236.0 / 1728;

    private static final String ORDER = """


                  HOME OXYGEN ORDER FORM

        Patient of the practice            Date ordered
        %-30s     %s

        Litres per minute                  Ordering clinician
        %-30s     Dr. Whitfield

        [%s] Portable unit      [ ] Stationary unit

        Signature of the clinician
        """;

    private static PageReading order(String patient, String date, String litres, String tick) {
        return TypedPage.of(ORDER.formatted(patient, date, litres, tick));
    }

    private static final FormTemplate TEMPLATE = drawn("oxygen_order", order("", "", "", " "));

    /// A template as somebody draws it over a sample: anchors where the words are, zones below the
    /// labels.
    private static FormTemplate drawn(String name, PageReading sample) {
        return new FormTemplate(
                name,
                "Order for oxygen",
                SHAPE,
                0.5,
                List.of(
                        anchor(sample, "HOME OXYGEN ORDER FORM", 2),
                        anchor(sample, "Date ordered", 4),
                        anchor(sample, "Litres per minute", 7),
                        anchor(sample, "Ordering clinician", 7),
                        anchor(sample, "Signature of the clinician", 12)),
                List.of(
                        zone("patient", "Patient of the practice", FieldType.TEXT, 0.01, 4, 0.3, 2),
                        zone("ordered", "Ordered on", FieldType.DATE, 0.31, 5, 0.3, 1),
                        zone("litres", "Litres", FieldType.NUMBER, 0.01, 8, 0.29, 1),
                        zone("portable", "Portable", FieldType.CHECKBOX, 0.015, 10, 0.03, 1)));
    }

    private static Anchor anchor(PageReading sample, String phrase, int line) {
        List<Word> words = sample.words().stream()
                .filter(word -> word.line() == line && phrase.contains(word.text()))
                .toList();
        Box first = words.getFirst().box();
        Box last = words.getLast().box();
        return new Anchor(
                List.of(phrase),
                1,
                Optional.of(new Box(first.x(), first.y(), last.x() + last.width() - first.x(), first.height())),
                false);
    }

    private static FormField zone(
            String name, String label, FieldType type, double x, int line, double width, int lines) {
        Zone zone = new Zone(new Box(x, 0.03 + line * 0.0155 - 0.003, width, lines * 0.0155));
        return new FormField(name, label, type, 1, zone, List.of());
    }

    private static List<Form> read(PageReading... pages) {
        return new FormReader(List.of(TEMPLATE)).read(List.of(pages), PageInk.NONE);
    }

    private static Map<String, String> values(Form form) {
        return form.fields().stream().collect(Collectors.toMap(Form.FormValue::name, Form.FormValue::normalized));
    }

    @Test
    void aPageWithTheFormsPrintIsTheForm() {
        List<Form> forms = read(order("Maria Garcia", "3-4-26", "2.5", "X"));

        assertThat(forms).extracting(Form::name).containsExactly("oxygen_order");
        assertThat(forms.getFirst().score()).isGreaterThan(0.95);
        assertThat(values(forms.getFirst()))
                .containsEntry("ordered", "2026-03-04")
                .containsEntry("portable", "true");
    }

    @Test
    void whatTheFormPrintsIsNoPartOfAValue() {
        assertThat(values(read(order("Maria Garcia", "", "", " ")).getFirst()))
                .containsEntry("patient", "Maria Garcia");
    }

    @Test
    void whatIsNotFilledInIsEmptyAndSaysWhereItWouldBe() {
        Form form = read(order("", "", "", " ")).getFirst();

        assertThat(values(form)).containsEntry("patient", "").containsEntry("portable", "false");
        assertThat(form.fields()).extracting(Form.FormValue::value).containsOnly("");
        assertThat(form.fields().getFirst().box().width()).isGreaterThan(0.2);
    }

    @Test
    void aPageThatWasShrunkAndShiftedIsReadAllTheSame() {
        PageReading shifted = moved(order("Maria Garcia", "03/04/2026", "2", "x"), 0.88, 0.06, 0.9, 0.05);

        assertThat(values(read(shifted).getFirst()))
                .containsEntry("patient", "Maria Garcia")
                .containsEntry("ordered", "2026-03-04")
                .containsEntry("litres", "2");
    }

    @Test
    void lettersThatWereReadWronglyDontHideAForm() {
        String page = ORDER.formatted("Maria Garcia", "", "", " ")
                .replace("OXYGEN ORDER", "0XYCEN ORDFR")
                .replace("Ordering clinician", "0rdering clinic1an")
                .replace("Signature of", "Signaturo af");

        List<Form> forms = read(TypedPage.of(page));

        assertThat(forms).hasSize(1);
        assertThat(forms.getFirst().score()).isBetween(0.7, 0.97);
        assertThat(values(forms.getFirst())).containsEntry("patient", "Maria Garcia");
    }

    @Test
    void theSamePrintInAnotherArrangementIsNotTheForm() {
        assertThat(read(TypedPage.of("""
                Signature of the clinician          HOME OXYGEN ORDER FORM

                Ordering clinician



                Date ordered             Litres per minute
                """))).isEmpty();
    }

    @Test
    void aLetterIsNoForm() {
        assertThat(read(TypedPage.of("""
                Dear Doctor Whitfield,
                please fill in the home oxygen order form for the patient of the practice, with the litres
                per minute and the date ordered, and don't forget the signature of the clinician.
                """))).isEmpty();
    }

    @Test
    void ofTwoTemplatesThatFitTheBetterCounts() {
        PageReading other =
                TypedPage.of(ORDER.formatted("", "", "", " ").replace("Litres per minute ", "Hours of use daily"));
        FormTemplate like = new FormTemplate(
                "like",
                "Nearly the same",
                SHAPE,
                0.5,
                List.of(
                        anchor(other, "HOME OXYGEN ORDER FORM", 2),
                        anchor(other, "Date ordered", 4),
                        anchor(other, "Hours of use daily", 7),
                        anchor(other, "Ordering clinician", 7)),
                List.of());

        assertThat(new FormReader(List.of(like, TEMPLATE)).read(List.of(order("", "", "", " "), other), PageInk.NONE))
                .extracting(Form::name)
                .containsExactly("oxygen_order", "like");
    }

    @Test
    void aValueThatIsNotOfItsKindIsKeptAndLessSure() {
        Form sure = read(order("", "03/04/2026", "", " ")).getFirst();
        Form unsure = read(order("", "next Tuesday", "", " ")).getFirst();

        Form.FormValue date = unsure.fields().get(1);
        assertThat(date.value()).isEqualTo("next Tuesday");
        assertThat(date.normalized()).isEmpty();
        assertThat(date.confidence()).isLessThan(sure.fields().get(1).confidence());
    }

    @Test
    void aWordAcrossTwoZonesIsParted() {
        PageReading glued = TypedPage.of(
                ORDER.formatted("Maria Garcia", "", "", " ").replace("Maria Garcia      ", "MariaGarcia_______"));

        assertThat(values(read(glued).getFirst()).get("patient")).startsWith("MariaGarcia");
    }

    @Test
    void aTemplateSaysWhatIsWrongWithIt() {
        List<Anchor> two = TEMPLATE.anchors().subList(0, 2);
        assertThatThrownBy(() -> new FormTemplate("x_y", "X", SHAPE, 0.5, two, TEMPLATE.fields()))
                .hasMessageContaining("anchors: too few on page 1");
        assertThatThrownBy(() -> new FormTemplate("x_y", "X", SHAPE, 0.5, two, List.of()))
                .hasMessageContaining("anchors: 2");
        assertThatThrownBy(() -> new FormTemplate("X Y", "X", SHAPE, 0.5, TEMPLATE.anchors(), List.of()))
                .hasMessageContaining("name:");
        assertThatThrownBy(() -> new FormTemplate(
                        "x_y",
                        "X",
                        SHAPE,
                        0.5,
                        TEMPLATE.anchors(),
                        List.of(TEMPLATE.fields().getFirst(), TEMPLATE.fields().getFirst())))
                .hasMessageContaining("patient twice");
    }

    private static PageReading moved(PageReading page, double across, double right, double down, double lower) {
        List<Word> words = new ArrayList<>();
        for (Word word : page.words()) {
            Box box = word.box();
            words.add(new Word(
                    word.text(),
                    new Box(
                            box.x() * across + right,
                            box.y() * down + lower,
                            box.width() * across,
                            box.height() * down),
                    word.confidence(),
                    word.paragraph(),
                    word.line()));
        }
        return new PageReading(
                page.number(),
                page.outcome(),
                page.text(),
                words,
                page.confidence(),
                page.rotation(),
                page.skewDegrees(),
                page.width(),
                page.height());
    }
}
