package io.dartwing.fax.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.fax.routing.Condition.Field;
import io.dartwing.fax.routing.Condition.Operator;
import io.dartwing.fax.routing.RuleConflicts.Conflict;
import io.dartwing.fax.routing.RuleConflicts.Kind;
import io.dartwing.testkit.Covers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RuleConflictsTest {
    private static final Place LAB = Place.inbox(new UUID(0, 1));
    private static final Place DESK = Place.inbox(new UUID(0, 2));
    private static final Condition FROM_WASHINGTON = new Condition(Field.SENDER_NUMBER, Operator.STARTS_WITH, "+1202");
    private static final Condition FROM_AMERICA = new Condition(Field.SENDER_NUMBER, Operator.STARTS_WITH, "+1");
    private static final Condition LONG = new Condition(Field.PAGES, Operator.GREATER_THAN, "30");

    private static Rule rule(String name, int priority, boolean stop, Place place, ConditionGroup when) {
        return new Rule(UUID.randomUUID(), name, priority, when, Rule.Then.to(place), stop, null);
    }

    @Test
    @Covers("FAX-C-001-09")
    void aRuleBehindOneThatTakesAllItsFaxesIsNeverLookedAt() {
        Rule wide = rule("wide", 1, true, DESK, ConditionGroup.all(FROM_AMERICA));
        Rule narrow = rule("narrow", 2, true, LAB, ConditionGroup.all(FROM_WASHINGTON, LONG));
        assertThat(RuleConflicts.find(List.of(narrow, wide))).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(Kind.NEVER_REACHED);
            assertThat(found.ruleName()).isEqualTo("narrow");
            assertThat(found.otherName()).isEqualTo("wide");
        });
        assertThat(RuleConflicts.find(
                        List.of(rule("narrow", 1, true, LAB, narrow.when()), rule("wide", 2, true, DESK, wide.when()))))
                .as("the narrow one first is how it should be")
                .isEmpty();
    }

    @Test
    void twoPlacesForTheSameFaxesAreOneTooMany() {
        Rule one = rule("one", 1, false, DESK, ConditionGroup.all(LONG));
        Rule two = rule("two", 2, true, LAB, ConditionGroup.all(LONG));
        assertThat(RuleConflicts.find(List.of(one, two)))
                .extracting(Conflict::kind)
                .containsExactly(Kind.PLACE_WITHOUT_EFFECT);
        assertThat(RuleConflicts.find(List.of(one, rule("two", 2, true, DESK, ConditionGroup.all(LONG)))))
                .as("to the same place is no contradiction")
                .isEmpty();
        assertThat(RuleConflicts.find(List.of(one, rule("tags", 2, true, Place.NONE, ConditionGroup.all(LONG)))))
                .as("one that only tags is none either")
                .isEmpty();
    }

    @Test
    void conditionsThatExcludeEachOtherAreFound() {
        Condition brief = new Condition(Field.PAGES, Operator.LESS_THAN, "3");
        Condition lab = new Condition(Field.CATEGORY, Operator.EQUALS, "lab_results");
        Condition invoice = new Condition(Field.CATEGORY, Operator.EQUALS, "invoice");
        assertThat(RuleConflicts.find(List.of(
                        rule("a", 1, true, LAB, ConditionGroup.all(LONG, brief)),
                        rule("b", 2, true, LAB, ConditionGroup.all(lab, invoice)))))
                .extracting(Conflict::kind)
                .containsExactly(Kind.IMPOSSIBLE, Kind.IMPOSSIBLE);
        assertThat(RuleConflicts.find(List.of(rule("either", 1, true, LAB, ConditionGroup.any(lab, invoice)))))
                .isEmpty();
    }

    @Test
    void rulesOfDifferentInboxesAreNotInEachOthersWay() {
        Rule ours = rule("ours", 1, true, DESK, ConditionGroup.ALWAYS);
        Rule theirs = new Rule(
                UUID.randomUUID(), "theirs", 2, ConditionGroup.ALWAYS, Rule.Then.to(LAB), true, new UUID(0, 9));
        assertThat(RuleConflicts.find(List.of(ours, theirs))).isEmpty();
    }
}
