package io.dartwing.fax.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.fax.document.Judgement;
import io.dartwing.fax.routing.Condition.Field;
import io.dartwing.fax.routing.Condition.Operator;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What is said to follow really follows, whatever the fax.
class ImplicationPropertyTest {
    private static final List<String> NUMBERS = List.of("+1", "+12", "+120", "+1202", "2025", "+44", "+4420");

    @Provide
    Arbitrary<Criterion> criteria() {
        return Arbitraries.oneOf(
                conditions(), groups(conditions()), groups(Arbitraries.oneOf(conditions(), groups(conditions()))));
    }

    private static Arbitrary<Criterion> groups(Arbitrary<Criterion> parts) {
        return Combinators.combine(
                        Arbitraries.of(true, false), parts.list().ofMinSize(1).ofMaxSize(3))
                .as(ConditionGroup::new);
    }

    private static Arbitrary<Criterion> conditions() {
        Arbitrary<Criterion> texts = Combinators.combine(
                        Arbitraries.of(Operator.EQUALS, Operator.NOT_EQUALS, Operator.STARTS_WITH, Operator.CONTAINS),
                        Arbitraries.of(NUMBERS))
                .as((operator, value) -> new Condition(Field.SENDER_NUMBER, operator, value));
        Arbitrary<Criterion> pages = Combinators.combine(
                        Arbitraries.of(Operator.EQUALS, Operator.NOT_EQUALS, Operator.GREATER_THAN, Operator.LESS_THAN),
                        Arbitraries.integers().between(0, 6))
                .as((operator, value) -> new Condition(Field.PAGES, operator, String.valueOf(value)));
        Arbitrary<Criterion> codes = Combinators.combine(
                        Arbitraries.of(Operator.EQUALS, Operator.NOT_EQUALS, Operator.CONTAINS),
                        Arbitraries.of("A", "B", "AB"))
                .as((operator, value) -> new Condition(Field.BARCODE, operator, value));
        Arbitrary<Criterion> kinds = Combinators.combine(
                        Arbitraries.of(Operator.EQUALS, Operator.NOT_EQUALS), Arbitraries.of("mrn", "npi"))
                .as((operator, value) -> new Condition(Field.ENTITY, operator, value));
        Arbitrary<Criterion> forms = Combinators.combine(
                        Arbitraries.of(Operator.EQUALS, Operator.NOT_EQUALS), Arbitraries.of("mrn", "npi"))
                .as((operator, value) -> new Condition(Field.FORM, operator, value));
        Arbitrary<Criterion> scores = Combinators.combine(
                        Arbitraries.of(Operator.GREATER_THAN, Operator.LESS_THAN),
                        Arbitraries.integers().between(0, 6))
                .as((operator, value) -> new Condition(Field.SPAM_SCORE, operator, String.valueOf(value)));
        return Arbitraries.oneOf(texts, pages, codes, kinds, forms, scores);
    }

    @Provide
    Arbitrary<RoutingFacts> faxes() {
        return Combinators.combine(
                        Arbitraries.of(NUMBERS),
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(0, 6).injectNull(0.2),
                        Arbitraries.of(Set.<String>of(), Set.of("mrn"), Set.of("mrn", "npi"))
                                .injectNull(0.2),
                        Arbitraries.of(List.<String>of(), List.of("A"), List.of("A", "B"), List.of("AB"))
                                .injectNull(0.2))
                .as((sender, pages, spam, kinds, codes) -> new RoutingFacts(
                        sender,
                        "+12025550143",
                        "",
                        pages,
                        "",
                        List.of(),
                        ZonedDateTime.of(2026, 11, 20, 8, 30, 0, 0, ZoneOffset.UTC),
                        new Judgement(null, null, false, false, spam, false, null, null),
                        kinds,
                        kinds,
                        codes));
    }

    @Property(tries = 5000)
    void whatFollowsHolds(
            @ForAll("criteria") Criterion one, @ForAll("criteria") Criterion other, @ForAll("faxes") RoutingFacts fax) {
        if (Implication.implies(one, other) && one.holds(fax)) {
            assertThat(other.holds(fax))
                    .as(one.sentence() + " => " + other.sentence())
                    .isTrue();
        }
    }

    @Property(tries = 5000)
    void whatIsImpossibleNeverHolds(@ForAll("criteria") Criterion one, @ForAll("faxes") RoutingFacts fax) {
        if (Implication.impossible(ConditionGroup.all(one))) {
            assertThat(one.holds(fax)).as(one.sentence()).isFalse();
        }
    }
}
