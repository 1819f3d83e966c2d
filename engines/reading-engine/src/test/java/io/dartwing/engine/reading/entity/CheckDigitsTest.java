package io.dartwing.engine.reading.entity;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CheckDigitsTest {
    @Test
    void theExamplesOfTheRulesPass() {
        assertThat(CheckDigits.npi("1234567893")).isTrue();
        assertThat(CheckDigits.npi("1234567890")).isFalse();
        assertThat(CheckDigits.npi("3234567893")).isFalse();
        assertThat(CheckDigits.dea("AS1234563")).isTrue();
        assertThat(CheckDigits.dea("F91234563")).isTrue();
        assertThat(CheckDigits.dea("AS1234564")).isFalse();
        assertThat(CheckDigits.dea("NS1234563")).isFalse();
    }

    @Property
    void exactlyOneLastDigitMakesAnNpi(@ForAll @LongRange(min = 100_000_000, max = 299_999_999) long first) {
        int passing = 0;
        for (int last = 0; last < 10; last++) {
            passing += CheckDigits.npi(first + String.valueOf(last)) ? 1 : 0;
        }
        assertThat(passing).isEqualTo(1);
    }

    @Property
    void noSingleWrongDigitKeepsAnNpiValid(
            @ForAll @LongRange(min = 100_000_000, max = 299_999_999) long first,
            @ForAll @IntRange(min = 1, max = 9) int place,
            @ForAll @IntRange(min = 1, max = 9) int shift) {
        String valid = valid(first);
        char wrong = (char) ('0' + (valid.charAt(place) - '0' + shift) % 10);
        assertThat(CheckDigits.npi(valid.substring(0, place) + wrong + valid.substring(place + 1)))
                .isFalse();
    }

    @Property
    void exactlyOneLastDigitMakesADea(@ForAll @IntRange(min = 0, max = 999_999) int first) {
        int passing = 0;
        for (int last = 0; last < 10; last++) {
            passing += CheckDigits.dea("BC%06d%d".formatted(first, last)) ? 1 : 0;
        }
        assertThat(passing).isEqualTo(1);
    }

    private static String valid(long first) {
        for (int last = 0; last < 10; last++) {
            if (CheckDigits.npi(first + String.valueOf(last))) {
                return first + String.valueOf(last);
            }
        }
        throw new AssertionError("no check digit");
    }
}
