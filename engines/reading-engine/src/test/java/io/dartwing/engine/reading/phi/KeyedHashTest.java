package io.dartwing.engine.reading.phi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KeyedHashTest {
    private final KeyedHash hash = KeyedHash.with(key(1));

    @Test
    void equalValuesMeetWhateverTheirCaseAndBlanks() {
        assertThat(hash.of(PhiType.NAME, "Maria Gonzalez")).isEqualTo(hash.of(PhiType.NAME, "MARIA  GONZALEZ"));
        assertThat(hash.of(PhiType.SSN, "123-45-6789")).hasSize(64).matches("[0-9a-f]+");
    }

    @Test
    void kindsAndKeysKeepValuesApart() {
        assertThat(hash.of(PhiType.MEDICAL_RECORD, "12345")).isNotEqualTo(hash.of(PhiType.HEALTH_PLAN, "12345"));
        assertThat(hash.of(PhiType.SSN, "123-45-6789"))
                .isNotEqualTo(KeyedHash.with(key(2)).of(PhiType.SSN, "123-45-6789"));
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> KeyedHash.with(new byte[31]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("key: too short (expected: 32 bytes or more)");
    }

    private static byte[] key(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return key;
    }
}
