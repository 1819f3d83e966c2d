package io.dartwing.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.ApiKeyActor;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.observability.Metrics;
import io.dartwing.platform.problem.RetryLaterException;
import io.dartwing.platform.settings.OrganizationSettings;
import io.dartwing.platform.settings.Setting;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.database.TestDatabase;
import io.dartwing.testkit.time.SetClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LimitsIT {
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    private final SetClock clock = new SetClock(Instant.parse("2026-05-01T12:00:00Z"));
    private final Audit audit = new Audit(DATABASE.jdbc(), DATABASE.transactions(), clock);
    private final LimitOverrides overrides = new LimitOverrides(DATABASE.jdbc(), DATABASE.transactions(), audit, clock);
    private final FixedTier settings = new FixedTier();
    private final StoredLimits limits = new StoredLimits(
            new LocalBuckets(clock), settings, overrides, Metrics.of(new SimpleMeterRegistry()), clock);
    private final UUID organization = Ids.next();
    private final Actor key = key();

    private Actor key() {
        return new ApiKeyActor(Ids.next(), "key", organization, Set.of("admin"));
    }

    private static final class FixedTier implements OrganizationSettings {
        private String tier = "unlimited";

        @Override
        @SuppressWarnings("unchecked") // the only setting that is asked for is a text
        public <T> T get(Setting<T> setting) {
            return (T) tier;
        }

        @Override
        public <T> T get(UUID organization, Setting<T> setting) {
            return get(setting);
        }

        @Override
        public <T> void set(Setting<T> setting, T value) {
            tier = value.toString();
        }

        @Override
        public void reset(Setting<?> setting) {
            tier = "unlimited";
        }
    }

    @Test
    void neverMoreThanAllowedHoweverManyAskAtOnce() {
        var rate = new KeyLimits(Map.of("fax.send", new Rate(0, 40, 0, 0)));
        assertThat(allowed(rate, key, LimitedOperation.FAX_SEND, 400)).isEqualTo(40);
        clock.advance(Duration.ofSeconds(30));
        assertThat(allowed(rate, key, LimitedOperation.FAX_SEND, 400)).isEqualTo(20);
    }

    @Test
    void aRefusalTakesNothing() {
        settings.tier = "starter";
        // 1 fax a minute together; each key alone might send 30
        assertThat(allowed(KeyLimits.NONE, key, LimitedOperation.FAX_SEND, 1)).isEqualTo(1);
        for (int i = 0; i < 50; i++) {
            assertThat(allowed(KeyLimits.NONE, key, LimitedOperation.FAX_SEND, 1))
                    .isZero();
        }
        Actors.runAs(
                key,
                () -> assertThat(limits.standings(LimitedOperation.FAX_SEND))
                        .filteredOn(it -> it.allowance().scope().equals("key"))
                        .allSatisfy(it -> assertThat(it.left())
                                .isGreaterThanOrEqualTo(it.window().most() - 1)));
        clock.advance(Duration.ofSeconds(60));
        assertThat(allowed(KeyLimits.NONE, key, LimitedOperation.FAX_SEND, 5)).isEqualTo(1);
    }

    @Test
    @Covers("FAX-E-001-05")
    void eachPersonHasALimitOfItsOwn() {
        settings.tier = "enterprise"; // 50 a minute together
        Actor ada = new PersonActor(Ids.next(), "Ada", organization, Set.of(), Set.of("fax:send"));
        Actor ben = new PersonActor(Ids.next(), "Ben", organization, Set.of(), Set.of("fax:send"));
        assertThat(allowed(KeyLimits.NONE, ada, LimitedOperation.FAX_SEND, 10)).isEqualTo(2);
        assertThat(allowed(KeyLimits.NONE, ben, LimitedOperation.FAX_SEND, 10)).isEqualTo(2);
        clock.advance(Duration.ofSeconds(1));
        assertThat(allowed(KeyLimits.NONE, ada, LimitedOperation.FAX_SEND, 10)).isEqualTo(2);
    }

    @Test
    void waitingAsLongAsToldIsEnough() {
        var rate = new KeyLimits(Map.of("sms.send", new Rate(3, 5, 0, 0)));
        int sent = 0;
        Duration waited = Duration.ZERO;
        while (sent < 30) {
            try {
                take(rate, key, LimitedOperation.SMS_SEND);
                sent++;
            } catch (RetryLaterException later) {
                clock.advance(Duration.ofSeconds(seconds(later)));
                waited = waited.plusSeconds(seconds(later));
                take(rate, key, LimitedOperation.SMS_SEND);
                sent++;
            }
        }
        assertThat(waited).isBetween(Duration.ofSeconds(250), Duration.ofSeconds(400));
    }

    private static long seconds(RetryLaterException later) {
        return later.retryAfter().plusNanos(999_999_999).toSeconds();
    }

    @Test
    void aDaysQuotaIsNeverExceededOnThatDay() {
        var rate = new KeyLimits(Map.of("fax.send", new Rate(0, 0, 100, 0)));
        int sent = 0;
        for (int hour = 0; hour < 12; hour++) {
            sent += allowed(rate, key, LimitedOperation.FAX_SEND, 50);
            clock.advance(Duration.ofMinutes(59));
        }
        assertThat(sent).isEqualTo(100);
        clock.advance(Duration.ofMinutes(20)); // past midnight
        assertThat(allowed(rate, key, LimitedOperation.FAX_SEND, 500)).isEqualTo(100);
    }

    @Test
    void keysOfOneOrganisationShareItsTierAndOthersDoNot() {
        settings.tier = "growth";
        int together = allowed(KeyLimits.NONE, key(), LimitedOperation.FAX_SEND, 10)
                + allowed(KeyLimits.NONE, key(), LimitedOperation.FAX_SEND, 10)
                + allowed(KeyLimits.NONE, key(), LimitedOperation.FAX_SEND, 10); // 2 a second each
        assertThat(together).isEqualTo(5);
        var stranger = new ApiKeyActor(Ids.next(), "key", Ids.next(), Set.of("admin"));
        assertThat(allowed(KeyLimits.NONE, stranger, LimitedOperation.FAX_SEND, 10))
                .isPositive();
    }

    @Test
    void placesAreLimitedAndGivenBack() {
        settings.tier = "starter";
        Actors.runAs(key, () -> {
            var places = new Limits.Place[5];
            for (int i = 0; i < 5; i++) {
                places[i] = limits.enter(LimitedOperation.VOICE_CALL, Duration.ofHours(1));
            }
            assertThatThrownBy(() -> limits.enter(LimitedOperation.VOICE_CALL, Duration.ofHours(1)))
                    .isInstanceOf(RetryLaterException.class);
            places[0].close();
            places[0].close(); // once is enough
            limits.enter(LimitedOperation.VOICE_CALL, Duration.ofHours(1));
            assertThatThrownBy(() -> limits.enter(LimitedOperation.VOICE_CALL, Duration.ofHours(1)))
                    .isInstanceOf(RetryLaterException.class);
        });
    }

    @Test
    void emergencyCallsAndOurOwnWorkAreNeverLimited() {
        settings.tier = "starter";
        assertThat(allowed(KeyLimits.NONE, key, LimitedOperation.EMERGENCY_CALL, 5000))
                .isEqualTo(5000);
        assertThat(allowed(KeyLimits.NONE, SystemJobActor.of(organization, "job"), LimitedOperation.FAX_SEND, 500))
                .isEqualTo(500);
    }

    @Test
    void aPersonLiftsTheLimitsForAnEmergencyAndItEndsByItself() {
        settings.tier = "starter";
        Actor admin = new PersonActor(Ids.next(), "Ada", organization, Set.of(), Set.of("admin"));
        assertThatThrownBy(() -> Actors.runAs(key, () -> overrides.start("flood", Duration.ofHours(1))))
                .hasMessageContaining("DW-403");
        assertThatThrownBy(() -> Actors.runAs(admin, () -> overrides.start("flood", Duration.ofHours(5))))
                .hasMessageContaining("DW-400");
        Actors.runAs(admin, () -> overrides.start("flood", Duration.ofHours(4)));
        assertThat(allowed(KeyLimits.NONE, key, LimitedOperation.FAX_SEND, 300)).isEqualTo(300);
        assertThat(Actors.callAs(admin, () -> audit.entries(Long.MAX_VALUE, 1))
                        .getFirst()
                        .event())
                .isEqualTo("limits.lifted");
        clock.advance(Duration.ofHours(4));
        assertThat(allowed(KeyLimits.NONE, key, LimitedOperation.FAX_SEND, 300)).isLessThan(10);
        Actors.runAs(admin, () -> overrides.start("again", Duration.ofHours(1)));
        Actors.runAs(admin, overrides::end);
        assertThat(allowed(KeyLimits.NONE, key, LimitedOperation.FAX_SEND, 300)).isLessThan(10);
    }

    private int allowed(KeyLimits own, Actor actor, LimitedOperation operation, int tries) {
        var allowed = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < tries; i++) {
                threads.submit(() -> {
                    try {
                        take(own, actor, operation);
                        allowed.incrementAndGet();
                    } catch (RetryLaterException refused) {
                        // counted by its absence
                    }
                });
            }
        }
        return allowed.get();
    }

    private void take(KeyLimits own, Actor actor, LimitedOperation operation) {
        Actors.callAs(
                actor,
                () -> LimitedCaller.call(own, () -> {
                    limits.take(operation);
                    return true;
                }));
    }
}
