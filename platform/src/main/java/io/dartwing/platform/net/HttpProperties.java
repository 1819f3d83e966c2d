package io.dartwing.platform.net;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `dartwing.http.*`: the reverse proxies in front of us, as addresses or CIDR blocks.
@ConfigurationProperties("dartwing.http")
record HttpProperties(@DefaultValue List<String> trustedProxies) {
    List<Network> proxies() {
        return trustedProxies.stream()
                .map(text -> Network.parse(text)
                        .orElseThrow(() -> new IllegalArgumentException("dartwing.http.trusted-proxies: " + text
                                + " is no network (expected: an address or CIDR block)")))
                .toList();
    }
}
