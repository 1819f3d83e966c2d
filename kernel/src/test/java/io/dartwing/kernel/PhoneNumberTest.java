package io.dartwing.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
    @Test
    void readsAnInternationalNumberWithPunctuation() {
        assertThat(PhoneNumber.parse("+1 (202) 555-0143").orElseThrow().e164()).isEqualTo("+12025550143");
    }

    @Test
    void readsANationalNumberInItsRegion() {
        assertThat(PhoneNumber.parse("(202) 555-0143", "US").orElseThrow().e164())
                .isEqualTo("+12025550143");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12025550143", "+0123456", "+1", "+1234567890123456", "fax", "+1202555x143"})
    void refusesWhatIsNotE164(String text) {
        assertThat(PhoneNumber.parse(text)).isEmpty();
    }

    @Test
    void hidesMostDigitsWhenPrinted() {
        assertThat(new PhoneNumber("+12025550143").toString()).doesNotContain("202555");
    }
}
