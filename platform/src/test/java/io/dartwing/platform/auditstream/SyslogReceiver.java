package io.dartwing.platform.auditstream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A syslog server that reads octet-counted frames (RFC 6587) and can break connections in the middle of a
/// batch.
final class SyslogReceiver implements AutoCloseable {
    private final ServerSocket server;
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final AtomicInteger breakAfter = new AtomicInteger(Integer.MAX_VALUE);

    SyslogReceiver(ServerSocket server) {
        this.server = server;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    List<String> messages() {
        return List.copyOf(messages);
    }

    /// The connection that brings this many more messages is reset.
    void breakAfter(int more) {
        breakAfter.set(messages.size() + more);
    }

    private void accept() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept();
                    InputStream in = new BufferedInputStream(socket.getInputStream())) {
                read(socket, in);
            } catch (IOException broken) {
                continue; // the next connection may be better
            }
        }
    }

    private void read(Socket socket, InputStream in) throws IOException {
        for (int first = in.read(); first >= 0; first = in.read()) {
            int length = 0;
            for (int digit = first; digit != ' '; digit = in.read()) {
                if (digit < '0' || digit > '9') {
                    throw new IOException("no octet count");
                }
                length = length * 10 + digit - '0';
            }
            messages.add(new String(in.readNBytes(length), StandardCharsets.UTF_8));
            if (messages.size() >= breakAfter.get()) {
                breakAfter.set(Integer.MAX_VALUE);
                socket.setSoLinger(true, 0);
                throw new IOException("broken on purpose");
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
