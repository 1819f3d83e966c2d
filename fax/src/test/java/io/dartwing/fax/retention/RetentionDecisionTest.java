package io.dartwing.fax.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.fax.retention.RetentionDecision.Facts;
import io.dartwing.fax.retention.RetentionDecision.Policy;
import io.dartwing.fax.retention.RetentionDecision.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RetentionDecisionTest {
    private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");
    private static final UUID NUMBER = UUID.randomUUID();
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
                        + " less exact or shorter policy doesn't count");
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

    private static Policy policy(String name, State state, String category, UUID number, Boolean health, int days) {
        return new Policy(
                UUID.randomUUID(),
                name,
                state,
                Optional.ofNullable(category),
                Optional.ofNullable(number),
                Optional.ofNullable(health),
                days);
    }

    private static Facts facts(State state, String category, Boolean phi) {
        return new Facts(state, category, NUMBER, phi, SINCE);
    }
}
