package io.dartwing.fax.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChallengePolicyTest {
    private static final String OURS = "+12025550100";
    private static final String NATIONAL = "+12025550143";

    @ParameterizedTest
    @CsvSource({
        "+12025550143, NATIONAL",
        "+18005550199, NATIONAL",
        "+4930123456, INTERNATIONAL",
        "+18095551234, INTERNATIONAL",
        "+19005550123, COSTLY",
        "+499001234567, COSTLY",
        "+448431234567, COSTLY",
        "+99999999999, UNKNOWN"
    })
    void aNumberIsWhatItsPlanSays(String number, ChallengePolicy.Reach reach) {
        assertThat(ChallengePolicy.reach(number, OURS)).isEqualTo(reach);
    }

    @Test
    void nothingSpeaksAgainstAStrangerOfTheOwnCountry() {
        assertThat(ChallengePolicy.refusal(facts(NATIONAL, false, "national", false, 0, false)))
                .isEmpty();
    }

    @Test
    void noChallengeGoesToWhomItWouldCostOrLoop() {
        assertThat(ChallengePolicy.refusal(facts("", false, "any", false, 0, false)))
                .isPresent();
        assertThat(ChallengePolicy.refusal(facts("anonymous", false, "any", false, 0, false)))
                .isPresent();
        assertThat(ChallengePolicy.refusal(facts(NATIONAL, true, "any", false, 0, false)))
                .isPresent();
        assertThat(ChallengePolicy.refusal(facts(NATIONAL, false, "any", true, 0, false)))
                .isPresent();
        assertThat(ChallengePolicy.refusal(facts(NATIONAL, false, "any", false, 2, false)))
                .isPresent();
        assertThat(ChallengePolicy.refusal(facts(NATIONAL, false, "any", false, 0, true)))
                .isPresent();
    }

    @Test
    void foreignAndCostlyNumbersAreForTheOrganisationToAllow() {
        assertThat(ChallengePolicy.refusal(facts("+4930123456", false, "national", false, 0, false)))
                .isPresent();
        assertThat(ChallengePolicy.refusal(facts("+4930123456", false, "international", false, 0, false)))
                .isEmpty();
        assertThat(ChallengePolicy.refusal(facts("+19005550123", false, "international", false, 0, false)))
                .isPresent();
        assertThat(ChallengePolicy.refusal(facts("+19005550123", false, "any", false, 0, false)))
                .isEmpty();
    }

    private static ChallengePolicy.Facts facts(
            String sender, boolean own, String numbers, boolean open, int lastDay, boolean isChallenge) {
        return new ChallengePolicy.Facts(sender, OURS, own, numbers, open, lastDay, 2, isChallenge);
    }
}
