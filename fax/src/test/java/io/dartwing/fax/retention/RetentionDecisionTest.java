package io.dartwing.fax.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.fax.retention.RetentionDecision.Archiving;
import io.dartwing.fax.retention.RetentionDecision.Facts;
import io.dartwing.fax.retention.RetentionDecision.Policy;
import io.dartwing.fax.retention.RetentionDecision.State;
import io.dartwing.testkit.Covers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RetentionDecisionTest {
    private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");
    private static final UUID NUMBER = UUID.randomUUID();
    private static final UUID INBOX = UUID.randomUUID();
    private static final UUID PERSON = UUID.randomUUID();
    private static final Policy ALL = policy("All", State.ANY, null, null, null, 1000);
    private static final Policy REJECTED = policy("Junk", State.REJECTED, null, null, null, 30);
    private static final Policy RESULTS = policy("Results", State.ANY, "lab_results", null, true, 2190);

    @Test
    void whatNoPolicyNamesIsKept() {
        assertThat(RetentionDecision.decide(List.of(REJECTED, RESULTS), facts(State.RECEIVED, "invoice", false)))
                .isEmpty();
    }

    @Test
    void theMostExactPolicyCountsAndSaysSo() {
        var kept = RetentionDecision.decide(List.of(ALL, REJECTED, RESULTS), facts(State.RECEIVED, "lab_results", true))
                .orElseThrow();
        assertThat(kept.policy()).isEqualTo(RESULTS);
        assertThat(kept.until()).isEqualTo(SINCE.plus(Duration.ofDays(2190)));
        assertThat(kept.sentence())
                .isEqualTo("Policy “Results” (2190 days): its category is lab_results, it holds health information; one"
                        + " policy that is less exact, shorter or of a lower level doesn't count");
        assertThat(RetentionDecision.decide(List.of(ALL, REJECTED), facts(State.REJECTED, null, null))
                        .orElseThrow()
                        .policy())
                .isEqualTo(REJECTED);
    }

    @Test
    void ofEquallyExactOnesTheLongestCounts() {
        Policy ofNumber = policy("Front desk", State.ANY, null, NUMBER, null, 10);
        assertThat(RetentionDecision.decide(List.of(ofNumber, REJECTED), facts(State.REJECTED, null, null))
                        .orElseThrow()
                        .policy())
                .isEqualTo(REJECTED);
    }

    @Test
    void whatNobodyKnowsIsNeitherYesNorNo() {
        Policy without = policy("No health", State.ANY, null, null, false, 10);
        assertThat(RetentionDecision.decide(List.of(without), facts(State.RECEIVED, null, null)))
                .isEmpty();
    }

    @Test
    void theTimeIsOverAtItsEndAndNotBefore() {
        var kept = RetentionDecision.decide(List.of(REJECTED), facts(State.REJECTED, null, null))
                .orElseThrow();
        assertThat(kept.over(kept.until().minusMillis(1))).isFalse();
        assertThat(kept.over(kept.until())).isTrue();
    }

    @Test
    @Covers("FAX-G-002-05")
    void theOrganisationComesBeforeAnInboxAndThatBeforeAPerson() {
        Policy organisation = level("Organisation", null, null, 30);
        Policy inbox = level("Inbox", INBOX, null, 400);
        Policy person = level("Person", null, PERSON, 900);
        Policy other = level("Other inbox", UUID.randomUUID(), null, 10);
        assertThat(deciding(person, inbox, organisation, other)).isEqualTo("Organisation");
        assertThat(deciding(person, inbox, other)).isEqualTo("Inbox");
        assertThat(deciding(person, other)).isEqualTo("Person");
        assertThat(deciding(person, inbox, REJECTED))
                .as("one that doesn't name the fax says nothing")
                .isEqualTo("Inbox");
        assertThat(RetentionDecision.decide(List.of(other), facts(State.RECEIVED, null, null)))
                .isEmpty();
    }

    @Test
    void whatIsArchivedFirstIsErasedLaterOrNever() {
        UUID target = UUID.randomUUID();
        var later = archiving(new Archiving(target, OptionalInt.of(60), OptionalInt.empty()));
        assertThat(later.until()).isEqualTo(SINCE.plus(Duration.ofDays(30)));
        assertThat(later.erasedAt()).contains(SINCE.plus(Duration.ofDays(90)));
        assertThat(later.over(later.until())).isTrue();
        assertThat(later.toErase(later.until())).isFalse();
        assertThat(later.toErase(SINCE.plus(Duration.ofDays(90)))).isTrue();
        assertThat(later.sentence()).endsWith("archived then, and erased 60 days later");
        var never = archiving(new Archiving(target, OptionalInt.empty(), OptionalInt.empty()));
        assertThat(never.erasedAt()).isEmpty();
        assertThat(never.toErase(Instant.MAX)).isFalse();
        assertThat(never.sentence()).endsWith("archived then, and kept");
    }

    private static RetentionDecision.Kept archiving(Archiving how) {
        var policy = new Policy(
                UUID.randomUUID(),
                "Archive",
                Optional.empty(),
                Optional.empty(),
                State.ANY,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                30,
                Optional.of(how));
        return RetentionDecision.decide(List.of(policy), facts(State.RECEIVED, null, null))
                .orElseThrow();
    }

    private static String deciding(Policy... policies) {
        return RetentionDecision.decide(List.of(policies), facts(State.RECEIVED, null, null))
                .orElseThrow()
                .policy()
                .name();
    }

    private static Policy level(String name, UUID inbox, UUID person, int days) {
        return new Policy(
                UUID.randomUUID(),
                name,
                Optional.ofNullable(inbox),
                Optional.ofNullable(person),
                State.ANY,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                days,
                Optional.empty());
    }

    private static Policy policy(String name, State state, String category, UUID number, Boolean health, int days) {
        return new Policy(
                UUID.randomUUID(),
                name,
                Optional.empty(),
                Optional.empty(),
                state,
                Optional.ofNullable(category),
                Optional.ofNullable(number),
                Optional.ofNullable(health),
                days,
                Optional.empty());
    }

    private static Facts facts(State state, String category, Boolean phi) {
        return new Facts(state, category, NUMBER, phi, INBOX, PERSON, SINCE);
    }
}
