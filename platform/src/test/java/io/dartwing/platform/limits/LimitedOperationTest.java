package io.dartwing.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LimitedOperationTest {
    @ParameterizedTest
    @CsvSource({
        "SMS_SEND, 10, 300, 10000",
        "VOICE_CALL, 5, 100, 1000",
        "FAX_SEND, 2, 30, 500",
        "NUMBER_SEARCH, 10, 100, 1000",
        "ANALYTICS_QUERY, 20, 200, 5000"
    })
    void aKeysDefaultsAreThoseOfTheSpecification(LimitedOperation operation, long second, long minute, long day) {
        assertThat(operation.forCaller(LimitTier.STARTER)).isEqualTo(new Rate(second, minute, day, 0));
        assertThat(operation.forCaller(LimitTier.UNLIMITED)).isEqualTo(Rate.UNLIMITED);
    }

    @ParameterizedTest
    @CsvSource({
        "STARTER, 1, 1000, 1, 5, 1",
        "GROWTH, 10, 10000, 5, 50, 5",
        "BUSINESS, 50, 100000, 20, 200, 20",
        "ENTERPRISE, 100, 500000, 50, 1000, 50",
        "UNLIMITED, 0, 0, 0, 0, 0"
    })
    void theTiersAreThoseOfTheSpecification(
            LimitTier tier, long sms, long smsPerDay, long calls, long callsAtOnce, long faxes) {
        assertThat(LimitedOperation.SMS_SEND.forOrganization(tier)).isEqualTo(new Rate(sms, 0, smsPerDay, 0));
        assertThat(LimitedOperation.VOICE_CALL.forOrganization(tier)).isEqualTo(new Rate(calls, 0, 0, callsAtOnce));
        assertThat(LimitedOperation.FAX_SEND.forOrganization(tier)).isEqualTo(new Rate(0, faxes, 0, 0));
    }

    @ParameterizedTest
    @EnumSource(LimitTier.class)
    void helpIsNeverLimited(LimitTier tier) {
        assertThat(LimitedOperation.EMERGENCY_CALL.forOrganization(tier)).isEqualTo(Rate.UNLIMITED);
        assertThat(LimitedOperation.EMERGENCY_CALL.forCaller(tier)).isEqualTo(Rate.UNLIMITED);
    }

    @Test
    void aKeysOwnLimitReplacesTheDefault() {
        var own = new KeyLimits(Map.of("fax.send", new Rate(0, 7, 0, 0)));
        assertThat(own.of(LimitedOperation.FAX_SEND, LimitTier.STARTER)).isEqualTo(new Rate(0, 7, 0, 0));
        assertThat(own.of(LimitedOperation.SMS_SEND, LimitTier.STARTER)).isEqualTo(Rate.of(10, 300, 10_000));
    }

    @Test
    void unknownOperationsAndNumbersAreFaults() {
        assertThat(new KeyLimits(Map.of("fax.send", new Rate(1, 0, 0, 0))).fault())
                .isEmpty();
        assertThat(new KeyLimits(Map.of("tea.brew", new Rate(1, 0, 0, 0))).fault())
                .isPresent();
        assertThat(new KeyLimits(Map.of("fax.send", new Rate(-1, 0, 0, 0))).fault())
                .isPresent();
    }

    @Test
    void aDayEndsAtMidnight() {
        Instant evening = Instant.parse("2026-05-01T23:59:30Z");
        var day = new Allowance.Window(Allowance.Span.DAY, 10);
        assertThat(Allowance.untilFull(day, 3, evening)).isEqualTo(Duration.ofSeconds(30));
        assertThat(Allowance.untilFull(day, 10, evening)).isZero();
        var minute = new Allowance.Window(Allowance.Span.MINUTE, 60);
        assertThat(Allowance.untilFull(minute, 30, evening)).isEqualTo(Duration.ofSeconds(30));
    }
}
