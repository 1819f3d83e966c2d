package io.dartwing.fax.link;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// `dartwing.links.*`.
///
/// @param largest document that may be offered under an address
@ConfigurationProperties("dartwing.links")
record LinkProperties(@DefaultValue("500MB") DataSize largest) {
    LinkProperties {
        if (largest.toMegabytes() < 1 || largest.toGigabytes() > 10) {
            throw new IllegalArgumentException("dartwing.links.largest: " + largest + " (expected: 1MB to 10GB)");
        }
    }
}
