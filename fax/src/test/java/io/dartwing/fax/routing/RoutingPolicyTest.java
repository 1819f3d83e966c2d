package io.dartwing.fax.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.fax.document.Judgement;
import io.dartwing.testkit.Covers;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingPolicyTest {
    private static final UUID PHARMACY = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID LAB = UUID.fromString("00000000-0000-7000-8000-000000000002");
    private static final UUID DEFAULT = UUID.fromString("00000000-0000-7000-8000-000000000003");

    private static final RoutingFacts FACTS = new RoutingFacts(
            "+12025550111",
            "+12025550143",
            "CITY LAB",
            3,
            "Refill request for Lisinopril",
            ZonedDateTime.of(2026, 11, 20, 8, 30, 0, 0, ZoneOffset.UTC),
            new Judgement("lab_results", 0.93f, false, false, 42, true, true, null));

    private static RoutingFacts found(Judgement judgement) {
        return new RoutingFacts(
                FACTS.senderNumber(),
                FACTS.recipientNumber(),
                FACTS.stationId(),
                FACTS.pages(),
                FACTS.text(),
                FACTS.receivedAt(),
                judgement);
    }

    private static Rule rule(String name, int priority, UUID inbox, boolean stop, Condition... conditions) {
        return new Rule(
                UUID.randomUUID(),
                name,
                priority,
                true,
                List.of(conditions),
                inbox,
                null,
                null,
                List.of(),
                false,
                stop);
    }

    private static Condition condition(Condition.Field field, Condition.Operator operator, String value) {
        return new Condition(field, operator, value);
    }

    @Test
    @Covers("FAX-C-001-02")
    void theLowerPriorityNumberIsLookedAtFirst() {
        var decision = RoutingPolicy.decide(
                List.of(rule("late", 20, LAB, true), rule("early", 10, PHARMACY, true)), FACTS, DEFAULT, null);
        assertThat(decision.inboxId()).isEqualTo(PHARMACY);
        assertThat(decision.steps()).hasSize(1);
    }

    @Test
    void aRuleWithoutStopLetsALaterOneSetThePriorityButNotThePlace() {
        var urgent =
                new Rule(UUID.randomUUID(), "urgent", 20, true, List.of(), LAB, null, "urgent", List.of(), false, true);
        var decision = RoutingPolicy.decide(List.of(rule("place", 10, PHARMACY, false), urgent), FACTS, null, null);
        assertThat(decision.inboxId()).isEqualTo(PHARMACY);
        assertThat(decision.priority()).isEqualTo("urgent");
        assertThat(decision.rule().orElseThrow().name()).isEqualTo("place");
    }

    @Test
    void whatNoRuleSettlesTheCalledNumberDoes() {
        var never = rule("never", 1, LAB, true, condition(Condition.Field.PAGES, Condition.Operator.GREATER_THAN, "3"));
        var decision = RoutingPolicy.decide(List.of(never), FACTS, DEFAULT, null);
        assertThat(decision.inboxId()).isEqualTo(DEFAULT);
        assertThat(decision.rule()).isEmpty();
        assertThat(decision.steps()).containsExactly("Rule “never” did not apply: not (pages greater than 3)");
    }

    @Test
    void theTagsOfEveryRuleThatAppliesArePutOnOnce() {
        UUID intake = UUID.randomUUID();
        UUID lab = UUID.randomUUID();
        var first =
                new Rule(UUID.randomUUID(), "a", 1, true, List.of(), LAB, null, null, List.of(intake), false, false);
        var second = new Rule(
                UUID.randomUUID(), "b", 2, true, List.of(), null, null, null, List.of(lab, intake), false, true);
        var third = new Rule(
                UUID.randomUUID(), "c", 3, true, List.of(), null, null, null, List.of(UUID.randomUUID()), false, true);
        assertThat(RoutingPolicy.decide(List.of(third, second, first), FACTS, DEFAULT, null)
                        .tagIds())
                .containsExactly(intake, lab);
    }

    @Test
    @Covers("FAX-C-001-04")
    void withAnyOneConditionIsEnough() {
        var any = new Rule(
                UUID.randomUUID(),
                "any",
                1,
                false,
                List.of(
                        condition(Condition.Field.KEYWORD, Condition.Operator.CONTAINS, "invoice"),
                        condition(Condition.Field.KEYWORD, Condition.Operator.CONTAINS, "lisinopril")),
                LAB,
                null,
                null,
                List.of(),
                false,
                true);
        var decision = RoutingPolicy.decide(List.of(any), FACTS, DEFAULT, null);
        assertThat(decision.inboxId()).isEqualTo(LAB);
        assertThat(decision.reason()).isEqualTo("Rule “any”: keyword contains lisinopril");
    }

    @ParameterizedTest
    @Covers("FAX-H-003-03")
    @CsvSource({
        "RECIPIENT_NUMBER,EQUALS,+12025550143,true",
        "SENDER_NUMBER,STARTS_WITH,+1202,true",
        "SENDER_NUMBER,NOT_EQUALS,+12025550111,false",
        "STATION_ID,CONTAINS,lab,true",
        "PAGES,EQUALS,3,true",
        "PAGES,LESS_THAN,3,false",
        "TIME_OF_DAY,LESS_THAN,09:00,true",
        "TIME_OF_DAY,GREATER_THAN,17:00,false",
        "DAY_OF_WEEK,EQUALS,Friday,true",
    })
    void aConditionHoldsOrNot(Condition.Field field, Condition.Operator operator, String value, boolean holds) {
        assertThat(condition(field, operator, value).fault()).isEmpty();
        assertThat(condition(field, operator, value).holds(FACTS)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "PAGES,EQUALS,three",
        "PAGES,CONTAINS,3",
        "TIME_OF_DAY,LESS_THAN,25:00",
        "TIME_OF_DAY,EQUALS,09:00",
        "DAY_OF_WEEK,EQUALS,Freitag",
        "KEYWORD,GREATER_THAN,x",
    })
    void aConditionThatCanNeverBeMeantIsAFault(Condition.Field field, Condition.Operator operator, String value) {
        assertThat(condition(field, operator, value).fault()).isPresent();
    }

    @Test
    void aRuleAsksWhatTheFaxWasFoundToBe() {
        Condition lab = condition(Condition.Field.CATEGORY, Condition.Operator.EQUALS, "lab_results");
        Condition spam = condition(Condition.Field.SPAM_SCORE, Condition.Operator.GREATER_THAN, "41");
        Condition phi = condition(Condition.Field.CONTAINS_PHI, Condition.Operator.EQUALS, "true");
        assertThat(RoutingPolicy.decide(List.of(rule("lab", 1, LAB, true, lab, spam, phi)), FACTS, DEFAULT, null)
                        .inboxId())
                .isEqualTo(LAB);
    }

    @Test
    void aGuessThatIsUnsureIsNoCategory() {
        RoutingFacts unsure = found(new Judgement("lab_results", 0.4f, true, false, 3, false, false, null));
        assertThat(condition(Condition.Field.CATEGORY, Condition.Operator.EQUALS, "lab_results")
                        .holds(unsure))
                .isFalse();
        assertThat(condition(Condition.Field.CATEGORY, Condition.Operator.EQUALS, "unsure")
                        .holds(unsure))
                .isTrue();
    }

    @Test
    void ofAFaxThatWasNotJudgedNothingIsClaimed() {
        RoutingFacts unknown = found(Judgement.NONE);
        for (Condition claim : List.of(
                condition(Condition.Field.SPAM_SCORE, Condition.Operator.LESS_THAN, "100"),
                condition(Condition.Field.SPAM_SCORE, Condition.Operator.GREATER_THAN, "0"),
                condition(Condition.Field.CONTAINS_PHI, Condition.Operator.EQUALS, "true"),
                condition(Condition.Field.CONTAINS_PHI, Condition.Operator.EQUALS, "false"))) {
            assertThat(claim.fault()).isEmpty();
            assertThat(claim.holds(unknown)).as(claim.sentence()).isFalse();
        }
        assertThat(condition(Condition.Field.CATEGORY, Condition.Operator.EQUALS, "unsure")
                        .holds(unknown))
                .isTrue();
    }

    @Test
    void comparisonsThatMeanNothingAreFaults() {
        for (Condition fault : List.of(
                condition(Condition.Field.CATEGORY, Condition.Operator.CONTAINS, "lab"),
                condition(Condition.Field.CATEGORY, Condition.Operator.EQUALS, "Lab results"),
                condition(Condition.Field.SPAM_SCORE, Condition.Operator.GREATER_THAN, "101"),
                condition(Condition.Field.SPAM_SCORE, Condition.Operator.EQUALS, "80"),
                condition(Condition.Field.CONTAINS_PHI, Condition.Operator.NOT_EQUALS, "true"),
                condition(Condition.Field.CONTAINS_PHI, Condition.Operator.EQUALS, "yes"))) {
            assertThat(fault.fault()).as(fault.sentence()).isPresent();
        }
    }
}
