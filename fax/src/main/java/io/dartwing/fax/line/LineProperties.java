package io.dartwing.fax.line;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The telephone line of this node.
///
/// @param enabled `false`: this node takes and places no calls
/// @param timeLapse how many times as fast the calls' time runs: 1 wherever real machines are called
/// @param advertisedAddress the address carriers reach us at, when it isn't that of the interface (NAT)
@ConfigurationProperties("dartwing.line")
public record LineProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("0.0.0.0") String bindAddress,
        @Nullable String advertisedAddress,
        @DefaultValue("5060") int sipPort,
        @DefaultValue("40000") int firstMediaPort,
        @DefaultValue("41999") int lastMediaPort,
        @DefaultValue("400") int maxCalls,
        @DefaultValue("192m") String childHeap,
        @DefaultValue("1") int timeLapse) {
    public LineProperties {
        if (sipPort < 1 || sipPort > 65535) {
            throw new IllegalArgumentException("dartwing.line.sip-port: " + sipPort + " (expected: 1 to 65535)");
        }
    }
}
