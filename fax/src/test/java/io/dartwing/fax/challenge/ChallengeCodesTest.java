package io.dartwing.fax.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.kernel.Ids;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChallengeCodesTest {
    private static final UUID CHALLENGE = Ids.next();
    private static final UUID OTHER = Ids.next();

    @Test
    void theCodeIsFoundInTheQrCodeAndInTheText() {
        assertThat(ChallengeCodes.given(CHALLENGE, List.of(ChallengeCodes.mark(CHALLENGE, "012345")), ""))
                .containsExactly("012345");
        assertThat(ChallengeCodes.given(CHALLENGE, List.of(), "Please confirm\nCode: 012345\nFax +12025550100"))
                .containsExactly("012345");
        assertThat(ChallengeCodes.given(CHALLENGE, List.of(), "our code is 012 345."))
                .containsExactly("012345");
    }

    @Test
    void otherNumbersAndOtherChallengesAreNoAnswer() {
        assertThat(ChallengeCodes.given(CHALLENGE, List.of(ChallengeCodes.mark(OTHER, "012345")), ""))
                .isEmpty();
        assertThat(ChallengeCodes.given(CHALLENGE, List.of("https://example.org/012345"), "Invoice 012345 of 2026"))
                .isEmpty();
        assertThat(ChallengeCodes.given(CHALLENGE, List.of(), "code 01234567")).isEmpty();
    }

    @Test
    void aFaxFullOfGuessesGivesFew() {
        var guesses = new StringBuilder();
        for (int code = 100_000; code < 100_100; code++) {
            guesses.append("code ").append(code).append('\n');
        }
        assertThat(ChallengeCodes.given(CHALLENGE, List.of(), guesses.toString()))
                .hasSize(ChallengeCodes.MOST_ON_A_FAX);
    }

    @Test
    void aChallengeIsKnownByItsQrCodeOrItsSmallPrint() {
        assertThat(ChallengeCodes.isChallenge(List.of(ChallengeCodes.mark(OTHER, "012345")), ""))
                .isTrue();
        assertThat(ChallengeCodes.isChallenge(List.of(), "Code: 012345\n" + ChallengeCodes.label(OTHER)))
                .isTrue();
        assertThat(ChallengeCodes.isChallenge(List.of("DWFC1"), "a fax challenge for our team"))
                .isFalse();
    }

    @Test
    void codesHaveSixDigits() {
        for (int count = 0; count < 1000; count++) {
            assertThat(ChallengeCodes.next()).matches("[0-9]{6}");
        }
    }
}
