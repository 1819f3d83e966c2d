package io.dartwing.engine.sip.stack;

import gov.nist.core.net.NetworkLayer;
import gov.nist.javax.sip.SipStackImpl;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// The stack's sockets. JAIN-SIP reads datagrams into a queue without bound: ours stop reading while too many wait, so
/// that a flood is dropped by the kernel and not kept in our memory. TCP connections of strangers are few and short.
public final class GuardedNetwork implements NetworkLayer {
    private static final int MAX_WAITING = 512;
    private static final int SOCKET_BUFFER = 1 << 21;
    private static final int CONNECT_MILLIS = 5_000;

    private final AtomicInteger waiting = new AtomicInteger();
    private volatile @Nullable StackOwner owner;

    @Override
    public void setSipStack(SipStackImpl stack) {
        owner = StackRegistry.of((javax.sip.SipStack) stack);
    }

    /// One datagram left the queue.
    void taken() {
        waiting.decrementAndGet();
    }

    private final class BoundedSocket extends DatagramSocket {
        BoundedSocket(int port, InetAddress address) throws SocketException {
            super(port, address);
        }

        @Override
        public void receive(DatagramPacket packet) throws IOException {
            while (waiting.get() >= MAX_WAITING && !isClosed()) {
                LockSupport.parkNanos(200_000);
            }
            super.receive(packet);
            waiting.incrementAndGet();
        }

        /// JAIN-SIP takes the size of its message buffer for that of the socket too.
        @Override
        public void setReceiveBufferSize(int ignored) throws SocketException {
            super.setReceiveBufferSize(SOCKET_BUFFER);
        }
    }

    @Override
    public DatagramSocket createDatagramSocket() throws SocketException {
        return new DatagramSocket();
    }

    @Override
    public DatagramSocket createDatagramSocket(int port, InetAddress address) throws SocketException {
        return new BoundedSocket(port, address);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
        return new WatchedServerSocket(port, backlog, address, source -> {
            StackOwner asked = owner;
            return asked != null && asked.knows(source);
        });
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        return createSocket(address, port, null, 0);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, @Nullable InetAddress local) throws IOException {
        return createSocket(address, port, local, 0);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, @Nullable InetAddress local, int localPort)
            throws IOException {
        var socket = new Socket();
        try {
            if (local != null) {
                socket.bind(new InetSocketAddress(local, 0));
            }
            socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
            socket.setTcpNoDelay(true);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public SSLServerSocket createSSLServerSocket(int port, int backlog, InetAddress address) throws IOException {
        throw new IOException("SIP over TLS is not offered");
    }

    @Override
    public SSLSocket createSSLSocket(InetAddress address, int port) throws IOException {
        throw new IOException("SIP over TLS is not offered");
    }

    @Override
    public SSLSocket createSSLSocket(InetAddress address, int port, InetAddress local) throws IOException {
        throw new IOException("SIP over TLS is not offered");
    }
}
