package io.dartwing.fax.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HiddenWordsTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-29");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Show me lab results from last week              | Show me lab results from last week
            faxes from Dr. Miller about hemoglobin          | faxes from [1] about [2]
            what did john miller send in november           | what did [1] send in november
            Bills for Rose May Page before 11/03/1960       | Bills for [1] before [2]
            MRN 4711 and 555-12-3456, please                | [1] and [2] please
            "chest pain" in referrals of May 3rd            | [1] in referrals of May 3rd
            all from +1 312 555 0178 or a@b.example         | all from [1] or [2]
            the last 3 faxes, [9] too                       | the last 3 faxes 9 too
            ünlü's scans                                    | [1] scans
            """)
    void onlyEverydayWordsAreShown(String question, String shown) {
        assertThat(HiddenWords.in(question).shown()).isEqualTo(shown);
    }

    @Test
    void namesComeBackAsPhrasesAndDaysAsDates() {
        HiddenWords words = HiddenWords.in("from Mercy Hospital about fasting glucose, Otto, before 11/03/2026");
        assertThat(words.shown()).isEqualTo("from [1] about [2] before [3]");
        assertThat(words.restored("from:[1] [2] before:[3] [7]", TODAY).strip())
                .isEqualTo("from:\"Mercy Hospital\" (fasting glucose Otto) before:2026-11-03");
        assertThat(words.missing("from:[1]")).containsExactly("fasting glucose Otto", "11/03/2026");
    }
}
