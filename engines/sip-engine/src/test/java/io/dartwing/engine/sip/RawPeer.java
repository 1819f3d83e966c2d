package io.dartwing.engine.sip;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A SIP peer that does nothing but what the test says, byte by byte.
final class RawPeer implements AutoCloseable {
    static final String SDP = """
            v=0
            o=- 1 1 IN IP4 127.0.0.1
            s=-
            c=IN IP4 127.0.0.1
            t=0 0
            m=audio 40000 RTP/AVP 0
            """.replace("\n", "\r\n");

    final DatagramSocket socket;
    private final InetSocketAddress target;

    RawPeer(int targetPort) throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        target = new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort);
    }

    int port() {
        return socket.getLocalPort();
    }

    void send(String message) throws IOException {
        send(message.getBytes(StandardCharsets.ISO_8859_1));
    }

    void send(byte[] bytes) throws IOException {
        socket.send(new DatagramPacket(bytes, bytes.length, target));
    }

    /// The next message, or null when none comes in time.
    String receive(int millis) throws IOException {
        byte[] bytes = new byte[65_536];
        var packet = new DatagramPacket(bytes, bytes.length);
        socket.setSoTimeout(millis);
        try {
            socket.receive(packet);
            return new String(bytes, 0, packet.getLength(), StandardCharsets.ISO_8859_1);
        } catch (SocketTimeoutException nothing) {
            return null;
        }
    }

    /// Forgets what waits to be read.
    void drain() throws IOException {
        while (receive(1) != null) {
            // Answers nobody looks at.
        }
    }

    /// The next message that starts like this; others are dropped.
    String expect(String start) throws IOException {
        for (int i = 0; i < 1_000; i++) {
            String message = receive(5_000);
            if (message == null) {
                break;
            }
            if (message.startsWith(start)) {
                return message;
            }
        }
        throw new AssertionError("no message starts with " + start);
    }

    /// Answers `request` to where we are.
    void answer(String request, String status, String toTag, List<String> headers, String body) throws IOException {
        var text = new StringBuilder("SIP/2.0 ").append(status).append("\r\n");
        for (String name : List.of("Via", "From", "To", "Call-ID", "CSeq")) {
            text.append(name).append(": ").append(header(request, name));
            if (name.equals("To") && toTag != null && !header(request, "To").contains("tag=")) {
                text.append(";tag=").append(toTag);
            }
            text.append("\r\n");
        }
        headers.forEach(h -> text.append(h).append("\r\n"));
        if (!body.isEmpty()) {
            text.append("Content-Type: application/sdp\r\n");
        }
        text.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
        send(text.toString());
    }

    String contact() {
        return "Contact: <sip:peer@127.0.0.1:" + port() + ">";
    }

    /// A request with all it needs; `more` are further header lines.
    String request(String method, String uri, String callId, int cseq, String toTag, List<String> more, String body) {
        var text = new StringBuilder(method).append(' ').append(uri).append(" SIP/2.0\r\n");
        text.append("Via: SIP/2.0/UDP 127.0.0.1:").append(port());
        text.append(";branch=z9hG4bK")
                .append(callId)
                .append(cseq)
                .append(method)
                .append(";rport\r\n");
        text.append("From: <sip:200@127.0.0.1>;tag=peer\r\n");
        text.append("To: <sip:100@127.0.0.1>")
                .append(toTag == null ? "" : ";tag=" + toTag)
                .append("\r\n");
        text.append("Call-ID: ").append(callId).append("\r\n");
        text.append("CSeq: ").append(cseq).append(' ').append(method).append("\r\n");
        if (more.stream().noneMatch(h -> h.startsWith("Max-Forwards"))) {
            text.append("Max-Forwards: 70\r\n");
        }
        if (more.stream().noneMatch(h -> h.startsWith("Contact"))) {
            text.append(contact()).append("\r\n");
        }
        more.forEach(h -> text.append(h).append("\r\n"));
        if (!body.isEmpty() && more.stream().noneMatch(h -> h.startsWith("Content-Type"))) {
            text.append("Content-Type: application/sdp\r\n");
        }
        return text.append("Content-Length: ")
                .append(body.length())
                .append("\r\n\r\n")
                .append(body)
                .toString();
    }

    static String header(String message, String name) {
        Matcher found =
                Pattern.compile("(?im)^" + name + "[ \t]*:[ \t]*([^\r\n]*)").matcher(message);
        return found.find() ? found.group(1) : "";
    }

    static String tag(String headerValue) {
        Matcher found = Pattern.compile("tag=([^;>\\s]+)").matcher(headerValue);
        return found.find() ? found.group(1) : "";
    }

    @Override
    public void close() {
        socket.close();
    }
}
