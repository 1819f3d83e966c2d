package io.dartwing.fax.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.engine.reading.spam.NumberKind;
import org.junit.jupiter.api.Test;

class SendersTest {
    @Test
    void aNumberIsSeenFromTheOneThatWasCalled() {
        assertThat(Senders.kind("+12025550111", "+12025550143")).isEqualTo(NumberKind.LOCAL);
        assertThat(Senders.kind("+13035550111", "+12025550143")).isEqualTo(NumberKind.NATIONAL);
        assertThat(Senders.kind("+18885550111", "+12025550143")).isEqualTo(NumberKind.TOLL_FREE);
        assertThat(Senders.kind("+493055501110", "+12025550143")).isEqualTo(NumberKind.FOREIGN);
        assertThat(Senders.kind("", "+12025550143")).isEqualTo(NumberKind.WITHHELD);
    }

    @Test
    void whatIsNotKnownIsNotClaimed() {
        assertThat(Senders.kind("+493055501110", "+493055501111")).isEqualTo(NumberKind.UNKNOWN);
        assertThat(Senders.kind("+12025550111", "")).isEqualTo(NumberKind.UNKNOWN);
    }
}
