package io.dartwing.engine.reading.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.WrittenPage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CategoriesTest {
    private static final String REFILL = """
            Hilltop Pharmacy
            Refill request
            Drug: Amlodipine 5 mg tablet   Qty 30   Days supply 30
            Sig: take one tablet by mouth once daily
            Prescriber signature ______   Dispense as written
            """;

    @Test
    void tellsAFaxItHasNeverSeenFromOtherKinds() {
        CategoryGuess guess = Categories.open().classify(WrittenPage.of(REFILL));

        assertThat(guess.category()).isEqualTo("prescription");
        assertThat(guess.unsure()).isFalse();
        assertThat(guess.top()).hasSize(3);
        assertThat(guess.top().getFirst().probability()).isEqualTo(guess.probability());
        assertThat(String.join(" ", guess.because())).containsAnyOf("refill", "sig", "tablet");
    }

    @ParameterizedTest
    // covers FAX-B-002-01
    @CsvSource({
        "lab_results, Laboratory report specimen collected glucose 101 mg/dL reference range 65-99 potassium 4.1",
        "legal, Subpoena duces tecum superior court plaintiff v. defendant you are commanded to produce records",
        "invoice, Invoice number 4471 bill to remit to amount due $410.00 net 30 subtotal sales tax balance due",
        "resume, Curriculum vitae education professional experience skills references available upon request",
        "purchase_order, Purchase order P.O. number 221 vendor ship to unit cost qty ordered ship via FOB",
        "insurance, Explanation of benefits this is not a bill claim number allowed amount deductible plan paid"
    })
    void knowsEachKindByWhatItsDocumentsSay(String category, String text) {
        assertThat(Categories.open().classify(WrittenPage.of(text)).category()).isEqualTo(category);
    }

    @Test
    void readsThroughMisreadLetters() {
        List<PageReading> pages = WrittenPage.of(
                "PURCHA5E ORDFR\nP.O. Nurnber 4412\nVendcr: Allied  Shlp to: dock 4\nQuantity crdered 12 unit cost 4.10");

        assertThat(Categories.open().classify(pages).category()).isEqualTo("purchase_order");
    }

    @Test
    void saysNothingAboutPagesOnWhichNothingWasRead() {
        CategoryGuess guess = Categories.open().classify(List.of());

        assertThat(guess.unsure()).isTrue();
        assertThat(guess.probability()).isZero();
        assertThat(guess.top()).isEmpty();
    }

    @Test
    void marksWhatIsBelowTheThreshold() {
        CategoryGuess guess = Categories.open().classify(WrittenPage.of(REFILL), 1.01);

        assertThat(guess.unsure()).isTrue();
    }

    @Test
    void learnsAnOrganisationsOwnCategoryAndStillKnowsTheOthers() throws IOException {
        List<Correction> corrections = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            corrections.add(new Correction(WrittenPage.of(grant(i)), "grant_applications"));
        }

        Retraining retraining = Categories.open().retrained(corrections);

        assertThat(retraining.before().accuracy()).isZero();
        assertThat(retraining.after().accuracy()).isGreaterThan(0.8);
        assertThat(retraining.better()).isTrue();
        Categories kept = written(retraining.categories());
        assertThat(kept.names()).hasSize(14).endsWith("grant_applications");
        assertThat(kept.classify(WrittenPage.of(grant(77))).category()).isEqualTo("grant_applications");
        assertThat(kept.classify(WrittenPage.of(REFILL)).category()).isEqualTo("prescription");
    }

    @Test
    void refusesToLearnFromTooLittle() {
        assertThatThrownBy(() -> Categories.open().retrained(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("corrections: 0");
    }

    @Test
    void refusesBytesThatAreNoModel() {
        assertThatThrownBy(() -> Categories.read(new ByteArrayInputStream(new byte[100])))
                .isInstanceOf(IOException.class);
    }

    private static Categories written(Categories categories) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        categories.write(bytes);
        return Categories.read(new ByteArrayInputStream(bytes.toByteArray()));
    }

    private static String grant(int number) {
        List<String> themes = List.of("watershed", "literacy", "youth sports", "oral health", "housing");
        return """
                Grant application to the community foundation
                Project title: %s programme %d
                Applicant organisation and fiscal sponsor, funding cycle, requested grant award
                Narrative: need statement, goals of the %s project, evaluation, sustainability
                """.formatted(themes.get(number % 5), number, themes.get((number + 2) % 5));
    }
}
