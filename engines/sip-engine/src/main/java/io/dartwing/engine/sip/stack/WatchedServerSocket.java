package io.dartwing.engine.sip.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Accepts anybody, so that a stranger can hear its 403, but only a few strangers at a time and each for seconds: they
/// can't use up the stack's threads, of which each connection takes one.
final class WatchedServerSocket extends ServerSocket {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedServerSocket.class);
    private static final int STRANGERS = 16;
    private static final int SECONDS = 5;

    private final Predicate<InetAddress> known;
    private final Semaphore places = new Semaphore(STRANGERS);

    WatchedServerSocket(int port, int backlog, InetAddress address, Predicate<InetAddress> known) throws IOException {
        super(port, backlog, address);
        this.known = known;
    }

    @Override
    public Socket accept() throws IOException {
        while (true) {
            Socket socket = super.accept();
            socket.setTcpNoDelay(true);
            if (known.test(socket.getInetAddress())) {
                return socket;
            }
            if (places.tryAcquire()) {
                CompletableFuture.runAsync(
                        () -> end(socket), CompletableFuture.delayedExecutor(SECONDS, TimeUnit.SECONDS));
                return socket;
            }
            socket.close();
        }
    }

    private void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("a stranger's connection did not close: {}", e.toString());
        } finally {
            places.release();
        }
    }
}
