package io.dartwing.fax.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactWordsTest {
    private static final Set<String> WORDS = ContactWords.of(
            List.of("Dr. Åsa Müller-O’Brien", "Ärztehaus Süd", "asa.mueller@example.org"), List.of("+12025550143"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "åsa",
                "ASA",
                "mull",
                "Müller",
                "müller o",
                "brien, asa",
                "arzte",
                "example",
                "+1 202",
                "(202) 555-01",
                "202555",
                "5550143"
            })
    void isFoundByWhatItsWordsAndNumbersBeginWith(String query) {
        Set<String> asked = ContactWords.asked(query);
        assertThat(asked).isNotEmpty();
        assertThat(WORDS).containsAll(asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sa", "uller", "asa b x", "0143", "202 556"})
    void isNotFoundByWhatStandsWithinOrNowhere(String query) {
        assertThat(WORDS.containsAll(ContactWords.asked(query))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "12", "+", "…", "()"})
    void fromNothingThereIsNothingToLookFor(String query) {
        assertThat(ContactWords.asked(query)).isEmpty();
    }

    @Test
    void whatIsLongIsFoundByItsBeginning() {
        Set<String> words = ContactWords.of(List.of("Donaudampfschifffahrtsgesellschaft"), List.of());
        assertThat(words)
                .containsAll(ContactWords.asked("donaudampfschifffahrt"))
                .hasSize(12);
    }
}
