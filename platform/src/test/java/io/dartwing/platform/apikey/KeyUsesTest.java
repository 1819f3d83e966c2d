package io.dartwing.platform.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyUsesTest {
    @Test
    void aFamilyIsWhatTheAddressBeginsWith() {
        assertThat(KeyUses.family("/api/v1/faxes/01998b6e-5d1c-7a31-9f00-3c5d8a0b1c2d/document"))
                .isEqualTo("faxes");
        assertThat(KeyUses.family("/api/v1/api-keys")).isEqualTo("api-keys");
        assertThat(KeyUses.family("/api/method/dartwing_fax.api.v1.fax.list")).isEqualTo("method");
        assertThat(KeyUses.family("/mcp")).isEqualTo("mcp");
    }

    @Test
    void whatIsNoSuchWordIsOther() {
        assertThat(KeyUses.family("/")).isEqualTo("other");
        assertThat(KeyUses.family("")).isEqualTo("other");
        assertThat(KeyUses.family("/api/v1/%2e%2e")).isEqualTo("other");
        assertThat(KeyUses.family("/api/v1/" + "x".repeat(41))).isEqualTo("other");
    }
}
