package io.dartwing.platform.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressesTest {
    private final ClientAddresses behindProxies = new ClientAddresses(List.of(
            Network.parse("10.0.0.0/8").orElseThrow(), Network.parse("::1").orElseThrow()));
    private final ClientAddresses direct = new ClientAddresses(List.of());

    @Test
    void withoutTrustedProxiesTheHeaderSaysNothing() {
        assertThat(direct.of("203.0.113.7", List.of("192.0.2.1"))).isEqualTo(Network.address("203.0.113.7"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "10.0.0.1; 192.0.2.1; 192.0.2.1",
                "10.0.0.1; 6.6.6.6, 192.0.2.1; 192.0.2.1",
                "10.0.0.1; 6.6.6.6, 192.0.2.1, 10.2.3.4; 192.0.2.1",
                "203.0.113.7; 192.0.2.1; 203.0.113.7",
                "::1; 2001:db8::7; 2001:db8::7",
                "::1; [2001:db8::7]:4711; 2001:db8::7",
                "10.0.0.1; 192.0.2.1:4711; 192.0.2.1",
                "10.0.0.1; 10.0.0.2; 10.0.0.2",
                "::ffff:10.0.0.1; 192.0.2.1; 192.0.2.1"
            })
    void theLastHopThatIsNoProxyCounts(String peer, String header, String client) {
        assertThat(behindProxies.of(peer, List.of(header))).isEqualTo(Network.address(client));
    }

    @Test
    void severalHeadersAreOneList() {
        assertThat(behindProxies.of("10.0.0.1", List.of("6.6.6.6", "192.0.2.1")))
                .isEqualTo(Network.address("192.0.2.1"));
    }

    @Test
    void whatIsNoAddressIsNobody() {
        assertThat(behindProxies.of("10.0.0.1", List.of("unknown"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/33",
                "10.0.0/8",
                "example.org",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "::/129",
                "",
                "/8",
                "1.2.3.4/8/9"
            })
    void nonsenseIsNoNetwork(String text) {
        assertThat(Network.parse(text)).isEmpty();
    }
}
