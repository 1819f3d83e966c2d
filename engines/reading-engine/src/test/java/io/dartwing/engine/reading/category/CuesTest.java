package io.dartwing.engine.reading.category;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CuesTest {
    private static final Cues CUES = Cues.beside(CategoryFeatures.class, "cues.txt");

    @Test
    void findsAPhraseOverPunctuationCaseAndAMisreadLetter() {
        assertThat(phrases("Refcrence RANGE: 4-10")).contains("reference range");
        assertThat(phrases("P.O.-Number")).contains("p o number");
        assertThat(phrases("Dispense\nas written")).contains("dispense as written");
    }

    @Test
    void doesNotBendShortOrKnownWords() {
        assertThat(phrases("sag ship boat")).doesNotContain("sig");
    }

    @Test
    void givesNumbersByTheirShape() {
        assertThat(WordForm.of("$1,234.50")).containsExactly("$#");
        assertThat(WordForm.of("02/14/2026")).containsExactly("#/#");
        assertThat(WordForm.of("E11.9")).containsExactly("#icd");
        assertThat(WordForm.of("500mg")).containsExactly("#mg");
        assertThat(WordForm.of("presc1ption")).containsExactly("presciption");
        assertThat(WordForm.of("H&P")).containsExactly("h", "p");
        assertThat(WordForm.of("---")).isEmpty();
    }

    private static List<String> phrases(String text) {
        return CUES.in(DocumentWords.ofText(text)).stream()
                .map(found -> found.cue().phrase())
                .toList();
    }
}
