package io.dartwing.server.test;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// Ports that nobody has, TCP and UDP.
public final class FreePorts {
    /// Below those that systems give to connections that go out: one of these could be taken between here and its use.
    private static final int FIRST = 10_000;

    private static final int END = 20_000;

    private FreePorts() {}

    public static int next() throws IOException {
        for (int attempt = 0; attempt < 50; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            try (var tcp = new ServerSocket(port);
                    var udp = new DatagramSocket(port)) {
                return port;
            } catch (IOException taken) {
                continue;
            }
        }
        throw new IOException("no free port");
    }
}
