package io.dartwing.engine.sip;

import java.net.InetAddress;
import java.time.Duration;

/// Where a user agent listens and how it names itself.
///
/// @param bindAddress the local address to listen on, UDP and TCP; the wildcard is allowed
/// @param advertisedHost the address peers reach us at: Via, Contact, and the host of our From
/// @param port the SIP port, 0 for any free one
/// @param userAgent the `User-Agent` and `Server` header
/// @param resolveEvery how often the trunks' host names are resolved again
/// @param transactionTimeout how long a peer may stay silent: RFC 3261's 64·T1, 32 s; shorter only in tests
/// @param maxCalls more calls than this, both directions together, are refused with 503
public record UserAgentConfig(
        InetAddress bindAddress,
        String advertisedHost,
        int port,
        String userAgent,
        Duration resolveEvery,
        Duration transactionTimeout,
        int maxCalls) {

    public UserAgentConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("SIP port: " + port + " (expected: 0–65535)");
        }
        if (advertisedHost.isBlank()) {
            throw new IllegalArgumentException("SIP advertised host: empty (expected: an address or a name)");
        }
        if (maxCalls < 1) {
            throw new IllegalArgumentException("SIP max calls: " + maxCalls + " (expected: at least 1)");
        }
    }

    /// The usual settings on one address.
    public static UserAgentConfig on(InetAddress address, int port) {
        return new UserAgentConfig(
                address,
                address.getHostAddress(),
                port,
                "Dartwing",
                Duration.ofMinutes(1),
                Duration.ofSeconds(32),
                2_000);
    }
}
