package io.dartwing.fax.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TypedWordTest {
    @Test
    void theLastWordIsCompleted() {
        assertThat(TypedWord.of("gluc")).contains(new TypedWord("gluc*", "", "gluc"));
        assertThat(TypedWord.of("lab from:Mül")).contains(new TypedWord("lab from:Mül*", "from", "mul"));
        assertThat(TypedWord.of("(lab OR let")).contains(new TypedWord("(lab OR let*", "", "let"));
        assertThat(TypedWord.of("\"a phrase\" th")).contains(new TypedWord("\"a phrase\" th*", "", "th"));
    }

    @Test
    void whatIsNoBeginningIsLeftAlone() {
        for (String typed : List.of("", "g", "gluc ", "gluc*", "\"gluc", "-draft", "lab AND", "category:lab", "a)")) {
            assertThat(TypedWord.of(typed)).as(typed).isEmpty();
        }
    }

    @Test
    void wordsOfMoreFaxesComeFirstAndNoneTwice() {
        TypedWord typed = TypedWord.of("glu").orElseThrow();
        List<List<String>> faxes = List.of(
                List.of("glue", "glucose", "glucose", "glucose"), List.of("glucose", "glu"), List.of("glue", "gluten"));
        assertThat(typed.completions(faxes, 2)).containsExactly("glucose", "glue");
        assertThat(typed.completions(faxes, 9)).containsExactly("glucose", "glue", "gluten");
        assertThat(typed.completions(List.of(), 9)).isEmpty();
    }

    @Test
    void aNameFitsByAnyOfItsWords() {
        TypedWord typed = TypedWord.of("to:mer").orElseThrow();
        assertThat(typed.begins("City Mercy Clinic")).isTrue();
        assertThat(typed.begins("Emergency")).isFalse();
        assertThat(typed.asksForWords()).isFalse();
        assertThat(typed.asksForParties()).isTrue();
    }
}
