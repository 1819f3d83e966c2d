package io.dartwing.telephony.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SendLimitsTest {
    @Test
    void theNarrowerLimitCounts() {
        assertThat(new SendLimits(10, 2).free(3, 1)).isEqualTo(1);
        assertThat(new SendLimits(10, 2).free(10, 0)).isZero();
        assertThat(new SendLimits(10, 2).free(9, 0)).isEqualTo(1);
        assertThat(new SendLimits(null, 2).free(1_000, 1)).isEqualTo(1);
        assertThat(new SendLimits(5, null).free(1, 1_000)).isEqualTo(4);
    }

    @Test
    void aLimitThatWasLoweredLeavesNothingRatherThanLessThanNothing() {
        assertThat(new SendLimits(1, 1).free(4, 4)).isZero();
    }

    @Test
    void withoutLimitsThereIsAlwaysRoom() {
        assertThat(SendLimits.NONE.none()).isTrue();
        assertThat(SendLimits.NONE.free(1_000_000, 1_000_000)).isPositive();
    }

    @Test
    void itSaysWhatItAllows() {
        assertThat(new SendLimits(10, 2).sentence("faxes")).isEqualTo("10 faxes a minute and 2 at the same time");
        assertThat(new SendLimits(null, 2).sentence("faxes")).isEqualTo("2 faxes at the same time");
    }
}
