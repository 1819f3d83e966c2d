package io.dartwing.telephony.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.telephony.attempt.AttemptWatch.Outcome;
import io.dartwing.telephony.attempt.AttemptWatch.Verdict;
import io.dartwing.telephony.carriers.Capability;
import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.testkit.time.SetClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CarrierHealthTest {
    private static final UUID ID = UUID.fromString("0190a000-0000-7000-8000-000000000001");

    private final SetClock clock = new SetClock(Instant.parse("2026-11-27T08:00:00Z"));
    private final CarrierHealth health = new CarrierHealth(clock);
    private final CarrierAccount account = account(1);

    @Test
    void aCarrierThatWasNeverUsedMayBeTriedAndIsNotPerfect() {
        assertThat(health.breaker(ID)).isEmpty();
        assertThat(health.score(ID)).isEmpty();
        assertThat(health.passable(account, Capability.FAX)).isTrue();
        assertThat(health.enter(account, Capability.FAX)).isTrue();
        assertThat(health.score(ID, Capability.FAX).value()).isEmpty();
    }

    @Test
    void aDeadCarrierIsOutNotJustLow() {
        tell(1, Verdict.FAILED, 5);
        assertThat(health.passable(account, Capability.FAX)).isFalse();
        assertThat(health.enter(account, Capability.FAX)).isFalse();
        assertThat(health.breaker(ID)).contains("open");
        assertThat(health.score(ID)).hasValue(0);
    }

    @Test
    void otherOperationsOfTheAccountGoOn() {
        tell(1, Verdict.FAILED, 5);
        assertThat(health.passable(account, Capability.MESSAGES)).isTrue();
    }

    @Test
    void newCredentialsStartAnew() {
        tell(1, Verdict.FAILED, 5);
        assertThat(health.enter(account(2), Capability.FAX)).isTrue();
        tell(1, Verdict.FAILED, 20); // late news of the old ones
        assertThat(health.enter(account(2), Capability.FAX)).isTrue();
        assertThat(health.breaker(ID)).contains("closed");
    }

    @Test
    void afterThePauseOneRequestTriesAndItsSuccessLetsAllThrough() {
        tell(1, Verdict.FAILED, 5);
        clock.advance(Guard.PAUSE.plusMillis(1));
        assertThat(health.passable(account, Capability.FAX)).isTrue();
        assertThat(health.enter(account, Capability.FAX)).isTrue();
        assertThat(health.breaker(ID)).contains("half_open");
        assertThat(health.enter(account, Capability.FAX)).isFalse();
        assertThat(health.passable(account, Capability.FAX)).isFalse();
        tell(1, Verdict.WORKED, 1);
        assertThat(health.breaker(ID)).contains("closed");
        assertThat(health.enter(account, Capability.FAX)).isTrue();
    }

    @Test
    void aTryThatFailsShutsItAgain() {
        tell(1, Verdict.FAILED, 5);
        clock.advance(Guard.PAUSE.plusMillis(1));
        assertThat(health.enter(account, Capability.FAX)).isTrue();
        tell(1, Verdict.FAILED, 1);
        assertThat(health.breaker(ID)).contains("open");
        assertThat(health.enter(account, Capability.FAX)).isFalse();
        assertThat(health.standings(ID).getFirst().retryAt())
                .contains(clock.instant().plus(Guard.PAUSE));
    }

    private void tell(long version, Verdict verdict, int times) {
        for (int i = 0; i < times; i++) {
            health.told(new Outcome(ID, Capability.FAX, version, verdict, Optional.of(Duration.ofMillis(200))));
        }
    }

    private static CarrierAccount account(long version) {
        return new CarrierAccount(
                ID, ID, "a", URI.create("https://api.test"), URI.create("https://us.test"), version, Map.of());
    }
}
