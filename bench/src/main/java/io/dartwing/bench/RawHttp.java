package io.dartwing.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One connection that sends finished requests and reads answers: a client that costs the machine next to nothing, so
/// that what is measured is the server.
final class RawHttp implements AutoCloseable {
    private static final int LONGEST_LINE = 8_192;

    private final String host;
    private final int port;
    private Socket socket;
    private InputStream in;
    private boolean closing;
    private final byte[] line = new byte[LONGEST_LINE];

    RawHttp(String host, int port) throws IOException {
        this.host = host;
        this.port = port;
        this.socket = new Socket(host, port);
        this.in = opened();
    }

    private InputStream opened() throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        return new BufferedInputStream(socket.getInputStream());
    }

    /// Servers end a connection after so many requests.
    private void again() throws IOException {
        socket.close();
        socket = new Socket(host, port);
        in = opened();
        closing = false;
    }

    /// The status of the answer; its body is read and dropped.
    int exchange(byte[] request) throws IOException {
        if (closing) {
            again();
        }
        socket.getOutputStream().write(request);
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        int length = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        lower.substring("content-length:".length()).strip());
            }
            closing |= lower.startsWith("connection:") && lower.endsWith("close");
            chunked |= lower.startsWith("transfer-encoding:") && lower.endsWith("chunked");
        }
        if (chunked) {
            for (int part = chunk(); part > 0; part = chunk()) {
                in.skipNBytes(part);
                line();
            }
            line();
        } else {
            in.skipNBytes(length);
        }
        return status;
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String line() throws IOException {
        int length = 0;
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the server closed the connection");
            }
            line[length++] = (byte) next;
        }
        return new String(
                line, 0, length > 0 && line[length - 1] == '\r' ? length - 1 : length, StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
