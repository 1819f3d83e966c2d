package io.dartwing.fax.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.fax.document.Judgement;
import io.dartwing.fax.reading.Findings;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FindingsViewTest {
    private static final UUID FAX = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final Findings.PageBox PLACE = new Findings.PageBox(0.1, 0.2, 0.3, 0.01);
    private static final Judgement JUDGEMENT = new Judgement("lab_results", 0.9f, false, false, 3, false, true, null);
    private static final Findings FOUND = new Findings(
            new Findings.Guess(
                    "lab_results",
                    0.9,
                    false,
                    List.of(new Findings.RankedCategory("lab_results", 0.9)),
                    List.of("hemoglobin")),
            new Findings.Spam(3, List.of()),
            new Findings.Phi(true, 0.9, List.of("It has 1 × diagnosis code.")),
            List.of(
                    new Findings.Found("MRN", "44-12", "4412", "••-••", 1, PLACE, 0.8),
                    new Findings.Found("ICD10", "E11.9", "E11.9", null, 1, PLACE, 0.8)),
            List.of(new Findings.FoundIdentifier("MEDICAL_RECORD", 1, PLACE, "••-••", 0.8)),
            List.of(new Findings.FoundForm(
                    "w_9",
                    "W-9",
                    0.9,
                    1,
                    List.of(
                            field("1", "text", "Harborview Supplies", "Harborview Supplies"),
                            field("ein", "code", "93-7654321", "937654321"),
                            field("2", "text", "", ""),
                            field("3_llc", "checkbox", "", "false")))));

    private static Findings.FoundField field(String name, String type, String value, String normalized) {
        return new Findings.FoundField(name, name, type, value, normalized, 1, PLACE, 0.8);
    }

    private static FindingsView view(boolean text, boolean reveal) {
        return FindingsView.of(FAX, JUDGEMENT, FOUND, Optional.empty(), text, reveal);
    }

    @Test
    void whatIdentifiesAPersonIsMaskedUntilItIsRevealed() {
        assertThat(view(true, false).entities())
                .extracting(FindingsView.FoundEntity::value)
                .containsExactly("••-••", "E11.9");
        assertThat(view(true, false).entities().getFirst().normalized()).isNull();
        assertThat(view(true, true).entities())
                .extracting(FindingsView.FoundEntity::value)
                .containsExactly("44-12", "E11.9");
        assertThat(view(true, true).revealed()).isTrue();
    }

    @Test
    void whoMayNotReadTheTextSeesPlacesAndNoWords() {
        for (boolean reveal : List.of(false, true)) {
            FindingsView view = view(false, reveal);
            assertThat(view.revealed()).isFalse();
            assertThat(view.entities())
                    .extracting(FindingsView.FoundEntity::value)
                    .containsOnlyNulls();
            assertThat(view.entities())
                    .extracting(FindingsView.FoundEntity::normalized)
                    .containsOnlyNulls();
            assertThat(view.category().because()).isEmpty();
            assertThat(view.identifiers()).isEmpty();
            assertThat(view.category().category()).isEqualTo("lab_results");
        }
    }

    @Test
    void whatStandsInAFormIsMaskedUntilItIsRevealed() {
        List<FormView.FormFieldView> masked =
                view(true, false).forms().getFirst().fields();
        assertThat(masked).extracting(FormView.FormFieldView::value).containsExactly(null, null, "", null);
        assertThat(masked).extracting(FormView.FormFieldView::normalized).containsExactly(null, null, "", null);
        assertThat(masked).extracting(FormView.FormFieldView::masked).containsExactly(true, true, false, true);
        assertThat(view(true, true).forms().getFirst().fields())
                .extracting(FormView.FormFieldView::normalized)
                .containsExactly("Harborview Supplies", "937654321", "", "false");
        assertThat(view(false, true).forms().getFirst().fields())
                .extracting(FormView.FormFieldView::value)
                .containsExactly(null, null, "", null);
    }

    @Test
    void theExportHoldsWhatWasFilledInByTheNamesOfTheFields() {
        assertThat(FormExport.of(FAX, FOUND).forms().getFirst().data())
                .containsExactly(
                        java.util.Map.entry("1", "Harborview Supplies"),
                        java.util.Map.entry("ein", "937654321"),
                        java.util.Map.entry("3_llc", "false"));
    }
}
