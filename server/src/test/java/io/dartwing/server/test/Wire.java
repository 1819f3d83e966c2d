package io.dartwing.server.test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/// HTTP by hand, for requests that no client library would send.
public final class Wire {
    /// @param status 0 when the server closed the connection without an answer, -1 when it never answered
    public record Reply(int status, String head, String body) {}

    private final int port;

    public Wire(int port) {
        this.port = port;
    }

    /// Sends the bytes as they are, then reads until the answer is complete or the connection ends.
    public Reply send(byte[]... parts) {
        return send(0, parts);
    }

    /// Waits between the parts.
    public Reply send(long pauseMillis, byte[]... parts) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(45_000);
            OutputStream out = socket.getOutputStream();
            try {
                for (byte[] part : parts) {
                    out.write(part);
                    out.flush();
                    if (pauseMillis > 0) {
                        TestServer.pause(pauseMillis);
                    }
                }
            } catch (IOException refusedEarly) {
                // The server may answer and close before it has read everything.
            }
            return read(socket.getInputStream());
        } catch (IOException failure) {
            return new Reply(0, failure.getClass().getSimpleName(), "");
        }
    }

    private static Reply read(InputStream in) throws IOException {
        var received = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                received.write(buffer, 0, count);
                if (complete(received.toString(StandardCharsets.ISO_8859_1))) {
                    break;
                }
            }
        } catch (SocketTimeoutException never) {
            return new Reply(-1, "", received.toString(StandardCharsets.ISO_8859_1));
        } catch (IOException reset) {
            if (received.size() == 0) {
                return new Reply(0, reset.getClass().getSimpleName(), "");
            }
        }
        return parse(received.toString(StandardCharsets.UTF_8));
    }

    private static boolean complete(String text) {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        String head = text.substring(0, end).toLowerCase(java.util.Locale.ROOT);
        int length = head.indexOf("content-length:");
        if (length >= 0) {
            String value =
                    head.substring(length + 15).lines().findFirst().orElse("0").strip();
            return text.length() >= end + 4 + Integer.parseInt(value);
        }
        return head.contains("transfer-encoding: chunked") && text.endsWith("0\r\n\r\n");
    }

    private static Reply parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0 || !text.startsWith("HTTP/1.1 ")) {
            return new Reply(0, text, "");
        }
        String head = text.substring(0, end);
        String body = text.substring(end + 4);
        boolean chunked = head.toLowerCase(java.util.Locale.ROOT).contains("transfer-encoding: chunked");
        return new Reply(Integer.parseInt(text.substring(9, 12)), head, chunked ? joined(body) : body);
    }

    /// The chunks without their sizes.
    private static String joined(String chunks) {
        var body = new StringBuilder();
        String left = chunks;
        for (int end = left.indexOf("\r\n"); end > 0; end = left.indexOf("\r\n")) {
            int size = Integer.parseInt(left.substring(0, end), 16);
            byte[] rest = left.substring(end + 2).getBytes(StandardCharsets.UTF_8);
            if (size == 0 || rest.length < size) {
                break;
            }
            body.append(new String(rest, 0, size, StandardCharsets.UTF_8));
            left = new String(rest, size, rest.length - size, StandardCharsets.UTF_8).substring(2);
        }
        return body.toString();
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
