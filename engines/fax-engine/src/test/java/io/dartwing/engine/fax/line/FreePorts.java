package io.dartwing.engine.fax.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// Ports that nobody uses right now.
public final class FreePorts {
    private FreePorts() {}

    /// Free for UDP and TCP on all of loopback.
    public static int sip() {
        for (int attempt = 0; attempt < 200; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (DatagramSocket udp = new DatagramSocket(new InetSocketAddress(loopback(), port));
                    ServerSocket tcp = new ServerSocket(port, 1, loopback())) {
                return port;
            } catch (IOException taken) {
                continue;
            }
        }
        throw new IllegalStateException("no free port");
    }

    /// The first port of a range that is likely free; an occupied one in it is skipped by the line.
    public static int media() {
        return ThreadLocalRandom.current().nextInt(12_000 / 2, 19_000 / 2) * 2;
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByName("127.0.0.1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
