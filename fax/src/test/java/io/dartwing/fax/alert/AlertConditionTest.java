package io.dartwing.fax.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.testkit.Covers;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AlertConditionTest {
    private static final UUID INBOX = UUID.fromString("01998b6e-5d1c-7a31-9f00-3c5d8a0b1c2d");
    private static final AlertCondition.Facts LAB = facts("Potassium 6.9 CRITICAL VALUE,\nplease call", "lab_results");

    @Test
    void everyListThatIsNotEmptyMustFit() {
        assertThat(condition(List.of("potassium"), false, List.of("lab_results"), List.of(), List.of())
                        .reasons(LAB))
                .containsExactly("category", "word");
        assertThat(condition(List.of("potassium"), false, List.of("invoice"), List.of(), List.of())
                        .reasons(LAB))
                .isEmpty();
        assertThat(condition(List.of(), false, List.of(), List.of(), List.of()).reasons(LAB))
                .as("asks nothing")
                .isEmpty();
    }

    @Test
    void wordsAreWholeWordsInAnyCaseWithAnySpaceBetween() {
        assertThat(words("value please call")).isTrue();
        assertThat(words("POTASSIUM")).isTrue();
        assertThat(words("potas")).isFalse();
        assertThat(words("call please")).isFalse();
    }

    @Test
    void sendersArePlainNumbersOrHowTheyBegin() {
        assertThat(sender("+12025550143")).isTrue();
        assertThat(sender("+1202*")).isTrue();
        assertThat(sender("+1202")).isFalse();
        assertThat(sender("+1303*")).isFalse();
    }

    @Test
    void aPriorityAndAnInboxNarrow() {
        assertThat(condition(List.of(), false, List.of(), List.of(), List.of("urgent"))
                        .reasons(LAB))
                .containsExactly("priority");
        assertThat(new AlertCondition(
                                List.of(),
                                false,
                                List.of(),
                                List.of(),
                                List.of("urgent"),
                                Optional.of(UUID.randomUUID()))
                        .reasons(LAB))
                .isEmpty();
    }

    @Test
    @Covers("FAX-R-005-04")
    void wordsOfCriticalResultsAreKnown() {
        for (String text : List.of(
                "CRITICAL VALUE",
                "critical results",
                "Panic value called",
                "this is life-threatening",
                "NOTIFY THE PHYSICIAN IMMEDIATELY",
                "Called stat to the ward",
                "critically\nhigh")) {
            assertThat(CriticalValues.in(text)).as(text).isTrue();
        }
        for (String text : List.of(
                "in critical condition", "no panic", "valued customer", "call me later", "uncritical results")) {
            assertThat(CriticalValues.in(text)).as(text).isFalse();
        }
    }

    @Test
    @Covers("FAX-J-001-06")
    void quietHoursMayGoOverMidnightAndEndInTheOrganisationsZone() {
        var night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 0));
        ZoneId zone = ZoneId.of("America/New_York");
        assertThat(night.notBefore(Instant.parse("2026-11-28T04:00:00Z"), zone)).isEqualTo("2026-11-28T11:00:00Z");
        assertThat(night.notBefore(Instant.parse("2026-11-28T10:59:59Z"), zone)).isEqualTo("2026-11-28T11:00:00Z");
        assertThat(night.notBefore(Instant.parse("2026-11-28T11:00:00Z"), zone)).isEqualTo("2026-11-28T11:00:00Z");
        assertThat(QuietHours.NONE.notBefore(Instant.parse("2026-11-28T04:00:00Z"), zone))
                .isEqualTo("2026-11-28T04:00:00Z");
    }

    private static boolean words(String word) {
        return !condition(List.of(word), false, List.of(), List.of(), List.of())
                .reasons(LAB)
                .isEmpty();
    }

    private static boolean sender(String pattern) {
        return !condition(List.of(), false, List.of(), List.of(pattern), List.of())
                .reasons(LAB)
                .isEmpty();
    }

    private static AlertCondition condition(
            List<String> words,
            boolean critical,
            List<String> categories,
            List<String> senders,
            List<String> priorities) {
        return new AlertCondition(words, critical, categories, senders, priorities, Optional.empty());
    }

    private static AlertCondition.Facts facts(String text, String category) {
        return new AlertCondition.Facts(
                () -> text, Optional.of(category), "+12025550143", "urgent", Optional.of(INBOX));
    }
}
