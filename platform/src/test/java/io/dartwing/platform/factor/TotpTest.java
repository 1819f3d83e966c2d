package io.dartwing.platform.factor;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.kernel.Base32;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final byte[] SECRET = seed(20);
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    /// RFC 6238, appendix B.
    @ParameterizedTest
    @CsvSource({
        "59,          SHA1,   94287082",
        "59,          SHA256, 46119246",
        "59,          SHA512, 90693936",
        "1111111109,  SHA1,   07081804",
        "1111111109,  SHA256, 68084774",
        "1111111109,  SHA512, 25091201",
        "1111111111,  SHA1,   14050471",
        "1111111111,  SHA256, 67062674",
        "1111111111,  SHA512, 99943326",
        "1234567890,  SHA1,   89005924",
        "1234567890,  SHA256, 91819424",
        "1234567890,  SHA512, 93441116",
        "2000000000,  SHA1,   69279037",
        "2000000000,  SHA256, 90698825",
        "2000000000,  SHA512, 38618901",
        "20000000000, SHA1,   65353130",
        "20000000000, SHA256, 77737706",
        "20000000000, SHA512, 47863826"
    })
    void theVectorsOfTheStandardHold(long second, Totp.Algorithm algorithm, String code) {
        var totp = new Totp(algorithm, 8, Duration.ofSeconds(30));
        byte[] secret = seed(
                switch (algorithm) {
                    case SHA1 -> 20;
                    case SHA256 -> 32;
                    case SHA512 -> 64;
                });
        assertThat(totp.codeOf(secret, totp.stepAt(Instant.ofEpochSecond(second))))
                .isEqualTo(code);
    }

    @Test
    void aClockMayBeOffByOneStepAndNoMore() {
        long step = Totp.USUAL.stepAt(NOON);
        for (long off = -1; off <= 1; off++) {
            assertThat(Totp.USUAL.matchingStep(SECRET, Totp.USUAL.codeOf(SECRET, step + off), NOON))
                    .hasValue(step + off);
        }
        for (long off : new long[] {-2, 2}) {
            assertThat(Totp.USUAL.matchingStep(SECRET, Totp.USUAL.codeOf(SECRET, step + off), NOON))
                    .isEmpty();
        }
        assertThat(Totp.USUAL.matchingStep(SECRET, "", NOON)).isEmpty();
    }

    @Test
    void secretsAndRecoveryCodesAreWrittenInBase32() {
        assertThat(Base32.encode("foobar".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTBOI");
        RecoveryCode code = RecoveryCode.fresh();
        assertThat(code.shown()).matches("([A-Z2-7]{4}-){3}[A-Z2-7]{4}");
        assertThat(RecoveryCode.parse(" " + code.shown().toLowerCase(java.util.Locale.ROOT) + " "))
                .contains(code);
        assertThat(RecoveryCode.parse("ABCD-EFGH-IJKL-0189")).isEmpty();
        assertThat(code.toString()).doesNotContain(code.letters());
    }

    private static byte[] seed(int length) {
        return "1234567890".repeat(7).substring(0, length).getBytes(StandardCharsets.US_ASCII);
    }
}
