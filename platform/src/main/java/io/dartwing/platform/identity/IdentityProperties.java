package io.dartwing.platform.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `dartwing.session.*`: when a session ends by itself.
@ConfigurationProperties("dartwing.session")
public record IdentityProperties(
        @DefaultValue("30m") Duration idle,
        @DefaultValue("10h") Duration absolute) {
    public IdentityProperties {
        if (idle.isNegative() || idle.isZero() || absolute.compareTo(idle) < 0) {
            throw new IllegalArgumentException(
                    "dartwing.session: idle " + idle + ", absolute " + absolute + " (expected: 0 < idle <= absolute)");
        }
    }
}
