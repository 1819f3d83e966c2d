package io.dartwing.engine.fax.line;

import io.dartwing.engine.sip.UserAgentConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;

/// Which of our addresses to bind to and which to tell the others.
final class LocalAddresses {
    private final LineProcessSettings settings;
    private final InetAddress bind;

    LocalAddresses(LineProcessSettings settings) {
        this.settings = settings;
        try {
            this.bind = InetAddress.getByName(settings.bindAddress());
        } catch (UnknownHostException e) {
            throw new UncheckedIOException("bind address: unknown", e);
        }
    }

    InetAddress bind() {
        return bind;
    }

    UserAgentConfig userAgent() {
        return new UserAgentConfig(
                bind,
                towards("192.0.2.1", 5060),
                settings.sipPort(),
                "Dartwing",
                Duration.ofMinutes(1),
                Duration.ofSeconds(32),
                settings.maxCalls() * 2 + 10);
    }

    /// What to say to a peer: the advertised address, else the one that the route to it starts from.
    String towards(String host, int port) {
        String advertised = settings.advertisedAddress();
        if (advertised != null) {
            return advertised;
        }
        if (!bind.isAnyLocalAddress()) {
            return bind.getHostAddress();
        }
        // Connecting a datagram socket sends nothing: it only asks the routing table.
        try (DatagramSocket route = new DatagramSocket()) {
            route.connect(new InetSocketAddress(host, port));
            InetAddress local = route.getLocalAddress();
            return local.isAnyLocalAddress() ? loopback() : local.getHostAddress();
        } catch (IOException | IllegalArgumentException unreachable) {
            return loopback();
        }
    }

    private static String loopback() {
        return InetAddress.getLoopbackAddress().getHostAddress();
    }
}
