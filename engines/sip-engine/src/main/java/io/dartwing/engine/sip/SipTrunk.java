package io.dartwing.engine.sip;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A carrier's or PBX's SIP side: where our calls go and whose calls we take.
///
/// @param id the caller's name for it, unique in one configuration
/// @param host name or address; calls are accepted from every address it resolves to
/// @param credentials for its digest challenges, and the user that registers
/// @param register whether we register our contact there
/// @param registerFor the lifetime asked for; refreshed before it ends
/// @param pingEvery how often OPTIONS asks whether it is there; zero for never
public record SipTrunk(
        String id,
        String host,
        int port,
        Transport transport,
        @Nullable Credentials credentials,
        boolean register,
        Duration registerFor,
        Duration pingEvery) {

    private static final Duration AN_HOUR = Duration.ofHours(1);

    public SipTrunk {
        if (id.isBlank() || host.isBlank() || host.length() > 253) {
            throw new IllegalArgumentException("trunk: id and host are required");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("trunk port: " + port + " (expected: 1–65535)");
        }
        if (register && credentials == null) {
            throw new IllegalArgumentException("trunk: registration needs credentials");
        }
        if (registerFor.toSeconds() < 10 || registerFor.toDays() > 7) {
            throw new IllegalArgumentException("trunk registerFor: " + registerFor + " (expected: 10 s to 7 days)");
        }
    }

    /// A trunk that is known by its address alone.
    public static SipTrunk byAddress(String id, String host, int port, Transport transport) {
        return new SipTrunk(id, host, port, transport, null, false, AN_HOUR, Duration.ZERO);
    }

    public SipTrunk withCredentials(Credentials secret) {
        return new SipTrunk(id, host, port, transport, secret, register, registerFor, pingEvery);
    }

    public SipTrunk registering(Duration lifetime) {
        return new SipTrunk(id, host, port, transport, credentials, true, lifetime, pingEvery);
    }

    public SipTrunk pinged(Duration every) {
        return new SipTrunk(id, host, port, transport, credentials, register, registerFor, every);
    }
}
