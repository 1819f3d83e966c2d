package io.dartwing.fax.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.testkit.Covers;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HighlightsTest {
    @Test
    @Covers("FAX-I-001-06")
    void thePageWhereMostStandsIsShown() {
        var found = of("glucose insulin").best(List.of("glucose alone", "insulin <b>and</b> Glucose", "nothing"));
        assertThat(found)
                .hasValue(
                        new Highlights.Snippet(2, "<mark>insulin</mark> &lt;b&gt;and&lt;/b&gt; <mark>Glucose</mark>"));
    }

    @Test
    void aLongTextIsCutAroundTheWords() {
        String page = "word ".repeat(80) + "the glucose level " + "more ".repeat(80);
        String html = of("glucose").best(List.of(page)).orElseThrow().html();
        assertThat(html)
                .startsWith("… word")
                .contains("the <mark>glucose</mark> level")
                .endsWith("…");
        assertThat(html.split(" ")).hasSizeLessThan(32);
    }

    @Test
    void phrasesAreMarkedAsAWholeAndOnlyAsAWhole() {
        assertThat(of("\"blood count\"")
                        .best(List.of("count blood, blood-count"))
                        .orElseThrow()
                        .html())
                .isEqualTo("count blood, <mark>blood</mark>-<mark>count</mark>");
        assertThat(of("\"blood count\"").best(List.of("count of blood"))).isEmpty();
    }

    @Test
    void whatIsLeftOutOrElsewhereIsNotMarked() {
        assertThat(of("lab -draft subject:letter")
                        .best(List.of("a draft letter of the lab"))
                        .orElseThrow()
                        .html())
                .isEqualTo("a draft letter of the <mark>lab</mark>");
    }

    @ParameterizedTest
    @CsvSource({
        "patient,patient,true", "patient,patlent,true", "patient,patients,true", "patient,patiet,true",
        "patient,pateint,true", "patient,qatient,false", "patient,pattnet,false", "patient,pat,false"
    })
    void oneLetterApart(String one, String other, boolean apart) {
        assertThat(Highlights.oneApart(one, other)).isEqualTo(apart);
        assertThat(Highlights.oneApart(other, one)).isEqualTo(apart);
    }

    private static Highlights of(String typed) {
        return new Highlights(SearchText.understand(typed, ZoneOffset.UTC), true);
    }
}
