package io.dartwing.engine.reading.spam;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.WrittenPage;
import io.dartwing.engine.reading.category.Categories;
import io.dartwing.engine.reading.spam.SpamScore.Band;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpamFilterTest {
    private static final String JUNK = """
            CONGRATULATIONS!!! YOU HAVE BEEN SELECTED
            CARIBBEAN CRUISE FOR TWO ONLY $149 PER PERSON!
            Limited time offer - CALL NOW 1-800-555-0123
            All inclusive vacation getaway, free gift for the first 50 callers
            To be removed from our fax list call 1-888-555-0199
            """;
    private static final SenderHistory PARTNER = new SenderHistory(40, 0, 1, 0, true);

    @Test
    // covers FAX-B-004-01
    void scoresJunkHighAndSaysWhy() {
        SpamScore score = score(JUNK, Arrival.unknown());

        assertThat(score.score()).isGreaterThan(60);
        assertThat(score.reasons()).anyMatch(SpamScore.Reason::speaksForJunk);
        assertThat(score.reasons()).noneMatch(reason -> reason.sentence().contains("CRUISE"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Invoice number 5512 bill to Elm clinic amount due $420.00 net 30 remit to PO box 12 thank you",
                "Explanation of benefits claim number 771 allowed amount deductible you may owe member services 1-800-555-0100",
                "Refill request patient DOB drug metformin 500 mg tablet qty 60 prescriber signature pharmacy",
                "Dear Dr. Lee, thank you for seeing this patient with chest pain. Please evaluate. Sincerely"
            })
    void letsEverydayFaxesThrough(String text) {
        assertThat(score(text, Arrival.unknown()).band()).isEqualTo(Band.DELIVER);
    }

    @Test
    void neverHoldsWhatAContactSends() {
        String invitation = """
                You are invited: annual CME conference, 12 category 1 credits
                Register today, early bird rate ends soon. Hotel block, faculty and agenda on our website
                """;

        Arrival known = new Arrival(Optional.of(PARTNER), Optional.empty(), NumberKind.LOCAL);
        assertThat(score(invitation, known).score()).isLessThanOrEqualTo(30);
        assertThat(score(JUNK, known).score()).isLessThanOrEqualTo(60);
    }

    @Test
    void holdsTheSenderAgainstAFax() {
        Arrival bad = new Arrival(
                Optional.of(new SenderHistory(5, 5, 0, 9, false)),
                Optional.of(LocalDateTime.of(2026, 3, 8, 3, 12)),
                NumberKind.TOLL_FREE);
        Arrival good = new Arrival(
                Optional.of(new SenderHistory(60, 0, 0, 0, false)),
                Optional.of(LocalDateTime.of(2026, 3, 9, 10, 0)),
                NumberKind.LOCAL);

        assertThat(score(JUNK, bad).score())
                .isGreaterThanOrEqualTo(score(JUNK, good).score());
    }

    @Test
    void hasNoOpinionOnPagesWithoutWords() {
        assertThat(SpamFilter.open()
                        .score(List.of(), Map.of(), Arrival.unknown())
                        .band())
                .isEqualTo(Band.DELIVER);
    }

    private static SpamScore score(String text, Arrival arrival) {
        List<PageReading> pages = WrittenPage.of(text);
        return SpamFilter.open()
                .score(pages, Categories.open().judge(pages, 0.7).probabilities(), arrival);
    }
}
