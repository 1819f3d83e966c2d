package io.dartwing.platform.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import javax.net.SocketFactory;

/// Connections to hosts that callers named, for protocols other than HTTP: to the public internet, or
/// to a host the operator trusts.
///
/// The address is checked at the moment of connecting: a name that resolves differently the second
/// time gains nothing.
public final class GuardedSockets extends SocketFactory {
    private static final int CONNECT_MILLIS = 10_000;

    private final Set<String> trustedHosts;

    /// @param trustedHosts host names an operator exempts from the rule on addresses; lower case
    public GuardedSockets(Set<String> trustedHosts) {
        this.trustedHosts = Set.copyOf(trustedHosts);
    }

    /// Whether the operator exempted this host: it may then be spoken to without encryption, too.
    public boolean trusts(String host) {
        return trustedHosts.contains(host.toLowerCase(Locale.ROOT));
    }

    @Override
    public Socket createSocket() {
        return new Guarded(this);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        return connected(new InetSocketAddress(address, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localAddress, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return createSocket(address, port);
    }

    private Socket connected(InetSocketAddress address) throws IOException {
        Socket socket = createSocket();
        try {
            socket.connect(address, CONNECT_MILLIS);
            return socket;
        } catch (IOException failure) {
            socket.close();
            throw failure;
        }
    }

    private static final class Guarded extends Socket {
        private final GuardedSockets guard;

        private Guarded(GuardedSockets guard) {
            super(Proxy.NO_PROXY);
            this.guard = guard;
        }

        @Override
        public void connect(SocketAddress endpoint) throws IOException {
            connect(endpoint, CONNECT_MILLIS);
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            if (!(endpoint instanceof InetSocketAddress inet) || inet.isUnresolved()) {
                throw new UnknownHostException("unknown");
            }
            if (!guard.trusts(inet.getHostString()) && !AddressPolicy.isPublic(inet.getAddress())) {
                throw new UnknownHostException("not public");
            }
            super.connect(endpoint, timeout);
        }
    }
}
