package io.dartwing.platform.webhooks.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `dartwing.webhooks.*`: whether this node delivers, how long a receiver may take, and how many requests one
/// endpoint gets at a time.
@ConfigurationProperties("dartwing.webhooks")
record WebhookProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("16") int perEndpoint) {
    /// Looking up the receiver's name is not cut short by the time-out.
    private static final Duration LOOKUP = Duration.ofSeconds(5);

    WebhookProperties {
        if (timeout.toMillis() < 500 || timeout.toMinutes() >= 2) {
            throw new IllegalArgumentException("dartwing.webhooks.timeout: " + timeout + " (expected: 0.5 s to 2 min)");
        }
        if (perEndpoint < 1 || perEndpoint > 100) {
            throw new IllegalArgumentException(
                    "dartwing.webhooks.per-endpoint: " + perEndpoint + " (expected: 1 to 100)");
        }
    }

    /// How long a taken delivery is this node's: the attempt, and as long again to note its end.
    Duration lease() {
        return timeout.multipliedBy(2).plus(LOOKUP);
    }
}
