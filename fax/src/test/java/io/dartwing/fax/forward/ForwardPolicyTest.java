package io.dartwing.fax.forward;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForwardPolicyTest {
    private static final String TARGET = "+12025550143";
    private static final String SENDER = "+12025550144";

    private static ForwardPolicy.Facts facts(String target, boolean own, int hops, int lastHour) {
        return new ForwardPolicy.Facts(target, SENDER, own, hops, 1, lastHour, 60);
    }

    @Test
    void aFaxGoesOnToSomebodyElse() {
        assertThat(ForwardPolicy.refusal(facts(TARGET, false, 0, 0))).isEmpty();
        assertThat(ForwardPolicy.refusal(facts(TARGET, false, 1, 59))).isEmpty();
    }

    @Test
    void itGoesNeitherBackNorToAnOwnNumber() {
        assertThat(ForwardPolicy.refusal(facts(SENDER, false, 0, 0))).contains("it came from that number");
        assertThat(ForwardPolicy.refusal(facts(TARGET, true, 0, 0)))
                .contains("that number is one of the organisation's own");
        assertThat(ForwardPolicy.refusal(facts("", false, 0, 0)))
                .contains("whom it was to go to has no fax number any more");
    }

    @Test
    void itGoesRoundALimitedNumberOfTimes() {
        assertThat(ForwardPolicy.refusal(facts(TARGET, false, 2, 0)))
                .contains("it was sent on 2 times before (at most 1 allowed)");
        assertThat(ForwardPolicy.refusal(facts(TARGET, false, 0, 60)))
                .hasValueSatisfying(why -> assertThat(why).startsWith("60 faxes were sent on to that number"));
    }
}
