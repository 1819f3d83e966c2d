package io.dartwing.platform.limits;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `dartwing.limits.*`. `store`: `local`, or `redis://[:password@]host:port[/database]` (`rediss://` with TLS).
@ConfigurationProperties("dartwing.limits")
record LimitsProperties(@DefaultValue("local") String store) {
    LimitsProperties {
        if (!store.equals("local") && !store.startsWith("redis://") && !store.startsWith("rediss://")) {
            throw new IllegalArgumentException(
                    "dartwing.limits.store: not valid (expected: local, or redis://host:port)");
        }
    }

    boolean shared() {
        return !store.equals("local");
    }
}
