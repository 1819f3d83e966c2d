package io.dartwing.platform.observability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SensitiveTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "call to +12025550143 failed | call to …43 failed",
                "call to 12025550143. | call to …43.",
                "dialled 2025550143 | dialled …43",
                "dialled (202) 555-0143 now | dialled …43 now",
                "dialled 202-555-0143 | dialled …43",
                "dialled 1-202-555-0143 | dialled …43",
                "from jane.roe@clinic.example | from …@…",
                "INVITE sip:+12025550143@10.0.0.1:5060 | INVITE sip:…@10.0.0.1:5060",
                "key tel_live_abcdef123456 used | key tel_live_… used",
                "Authorization: Bearer abcdefghij.klm | Authorization: Bearer …",
                "password=hunter2 | password=…",
            })
    void whatIsSensitiveIsMasked(String text, String masked) {
        assertThat(SensitiveText.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fax 0198f0c2-7c1e-7b3a-9c1d-2f3a4b5c6d7e queued",
                "FAX-2026-00042 sent in 1234 ms",
                "2026-11-20T08:00:00.123456Z",
                "listening on 127.0.0.1:5060",
                "1732089600000 is a time",
                "read 1048576 bytes, 429496729 free",
                "plain words",
            })
    void whatIsNotSensitiveStays(String text) {
        assertThat(SensitiveText.mask(text)).isEqualTo(text);
    }

    @Test
    void hostileTextTakesNoTime() {
        String text = "sip:" + "a".repeat(200_000) + "+1" + "2-".repeat(100_000) + "@".repeat(10_000);
        assertThat(SensitiveText.mask(text)).isNotEmpty();
    }
}
