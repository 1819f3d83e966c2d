package io.dartwing.platform.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementStatusTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-05-10");

    @ParameterizedTest
    @CsvSource({
        ", , , UNSIGNED",
        "2026-05-11, , , UNSIGNED",
        "2026-05-10, , , IN_FORCE",
        "2026-01-01, 2026-05-11, , NOT_YET",
        "2026-01-01, 2026-02-01, 2026-05-10, IN_FORCE",
        "2026-01-01, 2026-02-01, 2026-05-09, EXPIRED"
    })
    void anAgreementCountsFromItsFirstToItsLastDay(
            LocalDate signed, LocalDate from, LocalDate until, AgreementStatus status) {
        assertThat(AgreementStatus.of(signed, from, until, TODAY)).isEqualTo(status);
    }

    @Test
    void warningsComeAtThirtySevenAndOneDaysAndAtTheEnd() {
        assertThat(AgreementWarnings.step(TODAY, TODAY.plusDays(30))).isEqualTo(30);
        assertThat(AgreementWarnings.step(TODAY, TODAY.plusDays(8))).isEqualTo(30);
        assertThat(AgreementWarnings.step(TODAY, TODAY.plusDays(7))).isEqualTo(7);
        assertThat(AgreementWarnings.step(TODAY, TODAY.plusDays(1))).isEqualTo(1);
        assertThat(AgreementWarnings.step(TODAY, TODAY)).isEqualTo(1);
        assertThat(AgreementWarnings.step(TODAY, TODAY.minusDays(1))).isZero();
    }
}
