package io.dartwing.engine.sip.rtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One thread that receives for every media socket of the process.
///
/// A handler's exception is counted and logged and never stops the thread or another session.
public final class MediaReactor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MediaReactor.class);
    private static final int MAX_DATAGRAM = 2_048;
    /// A flooded socket yields to the others after so many datagrams.
    private static final int BURST = 32;

    private final Selector selector;
    private final Thread thread;
    private final Queue<MediaSocket> joining = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> leaving = new ConcurrentLinkedQueue<>();
    private final AtomicLong handlerFailures = new AtomicLong();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(MAX_DATAGRAM);
    private volatile boolean closed;

    public MediaReactor(String name) {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("media reactor: no selector", e);
        }
        thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /// Datagrams whose handler threw.
    public long handlerFailures() {
        return handlerFailures.get();
    }

    void join(MediaSocket socket) {
        joining.add(socket);
        selector.wakeup();
    }

    /// Runs `released` once the selector has let go of a closed channel: until then its port stays bound.
    void leave(Runnable released) {
        leaving.add(released);
        selector.wakeup();
        if (closed) {
            giveBack();
        }
    }

    private void giveBack() {
        for (Runnable released = leaving.poll(); released != null; released = leaving.poll()) {
            released.run();
        }
    }

    private void run() {
        while (!closed) {
            try {
                int gone = leaving.size();
                if (gone > 0) {
                    selector.selectNow(this::receive);
                } else {
                    selector.select(this::receive);
                }
                for (int i = 0; i < gone && leaving.poll() instanceof Runnable released; i++) {
                    released.run();
                }
                register();
            } catch (ClosedSelectorException e) {
                return;
            } catch (IOException e) {
                LOG.error("media reactor: select failed", e);
            }
        }
    }

    private void register() {
        for (MediaSocket socket = joining.poll(); socket != null; socket = joining.poll()) {
            try {
                socket.channel().register(selector, SelectionKey.OP_READ, socket);
            } catch (ClosedChannelException closedMeanwhile) {
                LOG.debug("media socket {} closed before it was registered", socket.port());
            }
        }
    }

    private void receive(SelectionKey key) {
        if (!(key.attachment() instanceof MediaSocket socket) || !key.isValid()) {
            return;
        }
        DatagramChannel channel = socket.channel();
        try {
            for (int i = 0; i < BURST; i++) {
                buffer.clear();
                if (!(channel.receive(buffer) instanceof InetSocketAddress from)) {
                    return;
                }
                buffer.flip();
                socket.deliver(buffer, from);
            }
        } catch (ClosedChannelException closedMeanwhile) {
            key.cancel();
        } catch (IOException unreachable) {
            LOG.debug("media socket {}: {}", socket.port(), unreachable.toString());
        } catch (RuntimeException e) {
            if (handlerFailures.getAndIncrement() % 1_000 == 0) {
                LOG.error("media handler of port {} failed", socket.port(), e);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            selector.close();
        } catch (IOException e) {
            LOG.warn("media reactor: selector did not close", e);
        }
        giveBack();
    }
}
