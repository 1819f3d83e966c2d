package io.dartwing.platform.auditstream;

import io.dartwing.platform.audit.AuditEntry;
import io.dartwing.platform.net.AddressPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/// Sends a batch over a connection of its own and waits until the receiver has closed it: syslog has no
/// other sign that everything was read. A receiver that keeps connections open is given some seconds to
/// refuse what it got.
final class SyslogSender {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int CLOSE_MILLIS = 5_000;
    private static final int LARGEST_DATAGRAM = 65_000;

    private final Set<String> trustedHosts;
    private final SyslogFormat format;

    SyslogSender(Set<String> trustedHosts, SyslogFormat format) {
        this.trustedHosts = trustedHosts;
        this.format = format;
    }

    void send(AuditStream stream, List<AuditEntry> entries) throws IOException {
        String host = Objects.requireNonNull(stream.host());
        var address = new InetSocketAddress(resolve(host), Objects.requireNonNull(stream.port()));
        switch (stream.kind()) {
            case SYSLOG_UDP -> datagrams(address, entries);
            case SYSLOG_TCP -> {
                try (Socket socket = connect(address)) {
                    deliver(socket, entries);
                }
            }
            case SYSLOG_TLS -> {
                try (Socket plain = connect(address);
                        SSLSocket socket = (SSLSocket)
                                Tls.trusting(stream.certificate()).createSocket(plain, host, address.getPort(), true)) {
                    SSLParameters parameters = socket.getSSLParameters();
                    parameters.setEndpointIdentificationAlgorithm(
                            "HTTPS"); // the host's name has to be the certificate's
                    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
                    socket.setSSLParameters(parameters);
                    socket.startHandshake();
                    deliver(socket, entries);
                }
            }
            case HTTPS, FILE -> throw new IllegalArgumentException(stream.kind() + ": not syslog");
        }
    }

    private static Socket connect(InetSocketAddress address) throws IOException {
        var socket = new Socket();
        try {
            socket.connect(address, CONNECT_MILLIS);
            socket.setSoTimeout(CLOSE_MILLIS);
            return socket;
        } catch (IOException refused) {
            socket.close();
            throw refused;
        }
    }

    private void deliver(Socket socket, List<AuditEntry> entries) throws IOException {
        var out = socket.getOutputStream();
        out.write(format.frames(entries));
        out.flush();
        socket.shutdownOutput();
        InputStream in = socket.getInputStream();
        try {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (SocketTimeoutException keptOpen) {
            return; // it took everything and refused nothing
        }
    }

    private void datagrams(InetSocketAddress address, List<AuditEntry> entries) throws IOException {
        try (var socket = new DatagramSocket()) {
            for (AuditEntry entry : entries) {
                byte[] message = format.message(entry);
                if (message.length > LARGEST_DATAGRAM) {
                    throw new IOException("an entry is too large for a datagram");
                }
                socket.send(new DatagramPacket(message, message.length, address));
            }
        }
    }

    /// Resolved once: the address that was checked is the one that is connected to.
    private InetAddress resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        if (!trustedHosts.contains(host.toLowerCase(Locale.ROOT))) {
            for (InetAddress address : addresses) {
                if (!AddressPolicy.isPublic(address)) {
                    throw new UnknownHostException("not on the public internet");
                }
            }
        }
        return addresses[0];
    }
}
