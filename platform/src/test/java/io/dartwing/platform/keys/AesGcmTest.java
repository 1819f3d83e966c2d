package io.dartwing.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AesGcmTest {
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CONTEXT = "table.column row".getBytes(StandardCharsets.US_ASCII);

    private final Aead own = new AesGcm(KEY);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 100_000})
    void writes_and_reads_what_tink_does(int bytes) throws Exception {
        byte[] plain = new byte[bytes];
        Arrays.fill(plain, (byte) 7);
        Aead tink = new AesGcmJce(KEY);

        assertThat(tink.decrypt(own.encrypt(plain, CONTEXT), CONTEXT)).isEqualTo(plain);
        assertThat(own.decrypt(tink.encrypt(plain, CONTEXT), CONTEXT)).isEqualTo(plain);
    }

    @Test
    void never_seals_the_same_twice() throws Exception {
        Set<String> sealed = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            sealed.add(HexFormat.of().formatHex(own.encrypt(new byte[16], CONTEXT)));
        }
        assertThat(sealed).hasSize(1000);
    }

    @Test
    void refuses_what_was_changed_cut_or_belongs_elsewhere() throws Exception {
        byte[] sealed = own.encrypt(new byte[40], CONTEXT);
        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> own.decrypt(changed, CONTEXT)).isInstanceOf(GeneralSecurityException.class);
        }
        for (int length = 0; length < sealed.length; length++) {
            byte[] cut = Arrays.copyOf(sealed, length);
            assertThatThrownBy(() -> own.decrypt(cut, CONTEXT)).isInstanceOf(GeneralSecurityException.class);
        }
        assertThatThrownBy(() -> own.decrypt(sealed, "another row".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(GeneralSecurityException.class);
    }
}
