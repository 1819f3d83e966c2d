package io.dartwing.fax.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.fax.document.FaxEvent.RuleForward;
import io.dartwing.fax.document.FaxEvent.RuleMail;
import io.dartwing.fax.document.FaxText;
import io.dartwing.fax.document.Judgement;
import io.dartwing.testkit.Covers;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingPolicyTest {
    private static final UUID PHARMACY = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID LAB = UUID.fromString("00000000-0000-7000-8000-000000000002");
    private static final UUID DEFAULT = UUID.fromString("00000000-0000-7000-8000-000000000003");

    private static final Judgement LAB_RESULTS =
            new Judgement("lab_results", 0.93f, false, false, 42, true, true, null);
    private static final RoutingFacts FACTS = found(LAB_RESULTS);

    private static RoutingFacts found(Judgement judgement) {
        return new RoutingFacts(
                "+12025550111",
                "+12025550143",
                "CITY LAB",
                3,
                "Refill request for Lisinopril",
                List.of(new FaxText.PageText(
                        1,
                        "read",
                        "",
                        1,
                        0,
                        0,
                        List.of(
                                new FaxText.WordBox("Attn:", 0.1, 0.05, 0.1, 0.02, 1),
                                new FaxText.WordBox("Billing", 0.22, 0.05, 0.1, 0.02, 1),
                                new FaxText.WordBox("Lisinopril", 0.2, 0.6, 0.1, 0.02, 1)))),
                ZonedDateTime.of(2026, 11, 20, 8, 30, 0, 0, ZoneOffset.UTC),
                judgement,
                judgement.equals(Judgement.NONE) ? null : Set.of("medication", "mrn"),
                judgement.equals(Judgement.NONE) ? null : Set.of("cms_1500"),
                judgement.equals(Judgement.NONE) ? null : List.of("DEPT-7", "4006381333931"));
    }

    private static Rule rule(String name, int priority, UUID inbox, boolean stop, Condition... conditions) {
        return rule(name, priority, Rule.Then.to(inbox == null ? Place.NONE : Place.inbox(inbox)), stop, conditions);
    }

    private static Rule rule(String name, int priority, Rule.Then then, boolean stop, Condition... conditions) {
        return new Rule(UUID.randomUUID(), name, priority, ConditionGroup.all(conditions), then, stop, null);
    }

    private static Rule.Then tagging(UUID inbox, UUID... tags) {
        return Rule.Then.to(inbox == null ? Place.NONE : Place.inbox(inbox), null, List.of(tags));
    }

    private static RoutingDecision decide(List<Rule> rules, RoutingFacts facts, UUID numberInbox) {
        return RoutingPolicy.decide(
                rules,
                facts,
                new RoutingPolicy.Settings(Place.NONE, numberInbox == null ? Place.NONE : Place.inbox(numberInbox)));
    }

    private static Condition condition(Condition.Field field, Condition.Operator operator, String value) {
        return new Condition(field, operator, value);
    }

    @Test
    @Covers("FAX-C-001-02")
    void theLowerPriorityNumberIsLookedAtFirst() {
        var decision = decide(List.of(rule("late", 20, LAB, true), rule("early", 10, PHARMACY, true)), FACTS, DEFAULT);
        assertThat(decision.place()).isEqualTo(Place.inbox(PHARMACY));
        assertThat(decision.steps()).hasSize(1);
    }

    @Test
    void aRuleWithoutStopLetsALaterOneSetThePriorityButNotThePlace() {
        var urgent = rule("urgent", 20, Rule.Then.to(Place.inbox(LAB), "urgent", List.of()), true);
        var decision = decide(List.of(rule("place", 10, PHARMACY, false), urgent), FACTS, null);
        assertThat(decision.place()).isEqualTo(Place.inbox(PHARMACY));
        assertThat(decision.priority()).isEqualTo("urgent");
        assertThat(decision.rule().orElseThrow().name()).isEqualTo("place");
    }

    @Test
    void whatNoRuleSettlesTheCalledNumberDoes() {
        var never = rule("never", 1, LAB, true, condition(Condition.Field.PAGES, Condition.Operator.GREATER_THAN, "3"));
        var decision = decide(List.of(never), FACTS, DEFAULT);
        assertThat(decision.place()).isEqualTo(Place.inbox(DEFAULT));
        assertThat(decision.rule()).isEmpty();
        assertThat(decision.steps()).containsExactly("Rule “never” did not apply: not (pages greater than 3)");
    }

    @Test
    void theTagsOfEveryRuleThatAppliesArePutOnOnce() {
        UUID intake = UUID.randomUUID();
        UUID lab = UUID.randomUUID();
        var first = rule("a", 1, tagging(LAB, intake), false);
        var second = rule("b", 2, tagging(null, lab, intake), true);
        var third = rule("c", 3, tagging(null, UUID.randomUUID()), true);
        assertThat(decide(List.of(third, second, first), FACTS, DEFAULT).tagIds())
                .containsExactly(intake, lab);
    }

    @Test
    @Covers("FAX-C-001-04")
    void withAnyOneConditionIsEnough() {
        var any = new Rule(
                UUID.randomUUID(),
                "any",
                1,
                ConditionGroup.any(
                        condition(Condition.Field.KEYWORD, Condition.Operator.CONTAINS, "invoice"),
                        condition(Condition.Field.KEYWORD, Condition.Operator.CONTAINS, "lisinopril")),
                Rule.Then.to(Place.inbox(LAB)),
                true,
                null);
        var decision = decide(List.of(any), FACTS, DEFAULT);
        assertThat(decision.place()).isEqualTo(Place.inbox(LAB));
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
        "DATE,EQUALS,2026-11-20,true",
        "DATE,EQUALS,11-20,true",
        "DATE,NOT_EQUALS,12-25,true",
        "DATE,GREATER_THAN,2026-11-20,false",
        "KEYWORD,MATCHES,refill\\s+req,true",
        "KEYWORD,MATCHES,^for,false",
        "BARCODE,STARTS_WITH,DEPT-,true",
        "BARCODE,EQUALS,DEPT-8,false",
        "BARCODE,NOT_EQUALS,DEPT-7,false",
        "CATEGORY_CONFIDENCE,GREATER_THAN,92,true",
        "CATEGORY_CONFIDENCE,GREATER_THAN,93,false",
        "ENTITY,EQUALS,medication,true",
        "ENTITY,EQUALS,amount,false",
        "ENTITY,NOT_EQUALS,amount,true",
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
        "KEYWORD,MATCHES,(",
        "KEYWORD,MATCHES,((a{50}){50}){50}",
        "DATE,EQUALS,2026-02-30",
        "DATE,GREATER_THAN,12-25",
        "DATE,CONTAINS,2026",
        "ENTITY,EQUALS,shoe_size",
        "CATEGORY_CONFIDENCE,EQUALS,50",
        "TEXT_ZONE,CONTAINS,without a zone",
    })
    void aConditionThatCanNeverBeMeantIsAFault(Condition.Field field, Condition.Operator operator, String value) {
        assertThat(condition(field, operator, value).fault()).isPresent();
    }

    @Test
    void aRuleAsksWhatTheFaxWasFoundToBe() {
        Condition lab = condition(Condition.Field.CATEGORY, Condition.Operator.EQUALS, "lab_results");
        Condition spam = condition(Condition.Field.SPAM_SCORE, Condition.Operator.GREATER_THAN, "41");
        Condition phi = condition(Condition.Field.CONTAINS_PHI, Condition.Operator.EQUALS, "true");
        assertThat(decide(List.of(rule("lab", 1, LAB, true, lab, spam, phi)), FACTS, DEFAULT)
                        .place())
                .isEqualTo(Place.inbox(LAB));
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
                condition(Condition.Field.CATEGORY_CONFIDENCE, Condition.Operator.LESS_THAN, "100"),
                condition(Condition.Field.ENTITY, Condition.Operator.NOT_EQUALS, "amount"),
                condition(Condition.Field.BARCODE, Condition.Operator.NOT_EQUALS, "x"),
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

    @Test
    void aZoneComparesOnlyTheWordsInIt() {
        Zone top = new Zone(1, 0, 0, 1, 0.2);
        var billing = new Condition(Condition.Field.TEXT_ZONE, Condition.Operator.EQUALS, "attn: billing", top);
        assertThat(billing.fault()).isEmpty();
        assertThat(billing.holds(FACTS)).isTrue();
        assertThat(new Condition(Condition.Field.TEXT_ZONE, Condition.Operator.CONTAINS, "lisinopril", top)
                        .holds(FACTS))
                .isFalse();
        assertThat(new Condition(
                                Condition.Field.TEXT_ZONE,
                                Condition.Operator.CONTAINS,
                                "billing",
                                new Zone(2, 0, 0, 1, 1))
                        .holds(FACTS))
                .isFalse();
        assertThat(new Condition(
                                Condition.Field.TEXT_ZONE,
                                Condition.Operator.CONTAINS,
                                "x",
                                new Zone(1, 0.5, 0, 0.6, 1))
                        .fault())
                .isPresent();
    }

    @Test
    void groupsAreJoinedWithinGroupsAndSayWhatHeld() {
        Condition early = condition(Condition.Field.TIME_OF_DAY, Condition.Operator.LESS_THAN, "08:00");
        Condition late = condition(Condition.Field.TIME_OF_DAY, Condition.Operator.GREATER_THAN, "08:29");
        Condition lab = condition(Condition.Field.CATEGORY, Condition.Operator.EQUALS, "lab_results");
        var closed = ConditionGroup.all(lab, ConditionGroup.any(early, late));
        assertThat(closed.fault()).isEmpty();
        assertThat(closed.holds(FACTS)).isTrue();
        assertThat(closed.met(FACTS)).isEqualTo("category equals lab_results and (time of day greater than 08:29)");
        assertThat(ConditionGroup.all(lab, ConditionGroup.any(early, ConditionGroup.all(early, late)))
                        .unmet(FACTS))
                .isEqualTo("(not (time of day less than 08:00) and (not (time of day less than 08:00)))");
    }

    @Test
    void groupsHaveABottomAndAnEnd() {
        Condition one = condition(Condition.Field.PAGES, Condition.Operator.EQUALS, "1");
        var three = ConditionGroup.all(ConditionGroup.any(ConditionGroup.all(one)));
        assertThat(three.fault()).isEmpty();
        assertThat(ConditionGroup.all(three).fault().orElseThrow()).contains("too deep");
        assertThat(ConditionGroup.all(ConditionGroup.any()).fault().orElseThrow())
                .contains("empty group");
        var many = ConditionGroup.any(Collections.nCopies(30, one).toArray(Criterion[]::new));
        assertThat(ConditionGroup.all(many, many).fault().orElseThrow()).contains("too many");
    }

    @Test
    void aRuleDoesManyThings() {
        UUID group = UUID.randomUUID();
        UUID person = UUID.randomUUID();
        UUID tag = UUID.randomUUID();
        UUID folder = UUID.randomUUID();
        var mail = new RuleMail("lab@lab.test", "pages");
        var then = new Rule.Then(
                Place.group(group, "spanish"),
                "high",
                List.of(tag),
                true,
                List.of(person),
                true,
                folder,
                List.of(mail),
                new Rule.Forward("+12025550143", null, null, true));
        Rule rule = rule("all", 1, then, true);
        var decision = decide(List.of(rule), FACTS, DEFAULT);
        assertThat(decision.place()).isEqualTo(Place.group(group, "spanish"));
        assertThat(decision.priority()).isEqualTo("high");
        assertThat(decision.tagIds()).containsExactly(tag);
        assertThat(decision.challenge()).isTrue();
        assertThat(decision.told()).containsExactly(person);
        assertThat(decision.announced()).containsExactly(rule.id());
        assertThat(decision.folderId()).isEqualTo(folder);
        assertThat(decision.mails()).containsExactly(mail);
        assertThat(decision.forwards())
                .containsExactly(new RuleForward(rule.id(), "all", "+12025550143", null, null, true));
        assertThat(decision.steps().getLast()).endsWith("it is sent on by fax to +12025550143");
    }

    @Test
    void theFirstFolderCountsAndAnAddressGetsOneMail() {
        UUID folder = UUID.randomUUID();
        Rule first = filing("first", 1, folder, new RuleMail("Desk@clinic.test", "notice"));
        Rule second = filing(
                "second",
                2,
                UUID.randomUUID(),
                new RuleMail("desk@clinic.test", "pages"),
                new RuleMail("lab@lab.test", "link"));
        var decision = decide(List.of(second, first), FACTS, DEFAULT);
        assertThat(decision.folderId()).isEqualTo(folder);
        assertThat(decision.mails())
                .containsExactly(new RuleMail("Desk@clinic.test", "notice"), new RuleMail("lab@lab.test", "link"));
    }

    private static Rule filing(String name, int priority, UUID folder, RuleMail... mails) {
        var then = new Rule.Then(Place.NONE, null, List.of(), false, List.of(), false, folder, List.of(mails), null);
        return rule(name, priority, then, false);
    }

    @Test
    @Covers("FAX-D-001-04")
    void aKnownSendersFaxGoesThereWhateverRulesSayButTheyStillSetTheRest() {
        UUID person = UUID.randomUUID();
        var urgent = rule("urgent", 1, Rule.Then.to(Place.inbox(LAB), "urgent", List.of()), true);
        var decision = RoutingPolicy.decide(
                List.of(urgent), FACTS, new RoutingPolicy.Settings(Place.person(person), Place.inbox(DEFAULT)));
        assertThat(decision.place()).isEqualTo(Place.person(person));
        assertThat(decision.rule()).isEmpty();
        assertThat(decision.priority()).isEqualTo("urgent");
        assertThat(decision.reason()).contains("sender is known");
    }

    @Test
    @Covers("FAX-K-001-06")
    void anInboxesRulesAreAskedOnceAFaxLiesThereAndIsNobodys() {
        UUID person = UUID.randomUUID();
        Rule toPharmacy = rule("place", 1, PHARMACY, true);
        Rule ofPharmacy = ofInbox("ours", PHARMACY, Place.person(person));
        Rule ofLab = ofInbox("theirs", LAB, Place.person(UUID.randomUUID()));
        var decision = decide(List.of(ofLab, ofPharmacy, toPharmacy), FACTS, DEFAULT);
        assertThat(decision.place()).isEqualTo(new Place(PHARMACY, person, null, null));
        assertThat(decision.reason()).startsWith("Rule of the inbox “ours”");
        assertThat(decision.steps()).hasSize(2);
        assertThat(decide(List.of(ofPharmacy), FACTS, PHARMACY).place().personId())
                .as("the number's own inbox has its rules too")
                .isEqualTo(person);
        assertThat(decide(List.of(ofPharmacy), FACTS, DEFAULT).place()).isEqualTo(Place.inbox(DEFAULT));
        Rule toPerson = rule("straight", 0, Rule.Then.to(new Place(PHARMACY, UUID.randomUUID(), null, null)), true);
        assertThat(decide(List.of(toPerson, ofPharmacy), FACTS, DEFAULT).rule()).contains(toPerson);
    }

    @Test
    void rulesOfInboxesThatLeadToEachOtherMoveAFaxOnce() {
        Rule there = ofInbox("there", PHARMACY, Place.inbox(LAB));
        Rule back = ofInbox("back", LAB, Place.inbox(PHARMACY));
        assertThat(decide(List.of(there, back), FACTS, PHARMACY).place()).isEqualTo(Place.inbox(LAB));
    }

    private static Rule ofInbox(String name, UUID inbox, Place place) {
        return new Rule(UUID.randomUUID(), name, 1, ConditionGroup.ALWAYS, Rule.Then.to(place), true, inbox);
    }
}
