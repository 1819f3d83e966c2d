package io.dartwing.fax.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.fax.reading.FloodPolicy.Flood;
import io.dartwing.testkit.Covers;
import org.junit.jupiter.api.Test;

class FloodPolicyTest {
    @Test
    @Covers("FAX-B-004-06")
    void manyFromOneSenderOrToOneNumberAreAFlood() {
        assertThat(FloodPolicy.flood(19, 19, 20)).isEmpty();
        assertThat(FloodPolicy.flood(20, 40, 20)).contains(new Flood(true, 20));
        assertThat(FloodPolicy.flood(0, 40, 20)).contains(new Flood(false, 40));
        assertThat(FloodPolicy.flood(1000, 1000, 0)).isEmpty();
        assertThat(new Flood(true, 20).sentence()).isEqualTo("20 faxes came from its sender within 10 minutes.");
        assertThat(new Flood(false, 40).sentence())
                .isEqualTo("40 faxes came to the number it was sent to within 10 minutes.");
    }
}
