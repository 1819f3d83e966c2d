package io.dartwing.engine.sip.rtp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One bound UDP socket of a call's media. RTP and UDPTL can use the same one after another by changing the handler.
public final class MediaSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MediaSocket.class);

    private final DatagramChannel channel;
    private final int port;
    private final Runnable release;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private volatile PacketHandler handler;

    MediaSocket(DatagramChannel channel, int port, PacketHandler handler, Runnable release) {
        this.channel = channel;
        this.port = port;
        this.handler = handler;
        this.release = release;
    }

    public int port() {
        return port;
    }

    /// Changes who takes what arrives from now on.
    public void handle(PacketHandler next) {
        handler = next;
    }

    /// Sends one datagram; false when the system had no room for it or the socket is closed. Any thread.
    public boolean send(ByteBuffer packet, InetSocketAddress to) {
        try {
            return channel.send(packet, to) > 0;
        } catch (IOException e) {
            LOG.debug("media port {}: not sent: {}", port, e.toString());
            return false;
        }
    }

    DatagramChannel channel() {
        return channel;
    }

    void deliver(ByteBuffer packet, InetSocketAddress from) {
        handler.received(packet, from);
    }

    /// Closes the socket and gives its port back; harmless when repeated.
    @Override
    public void close() {
        if (!open.compareAndSet(true, false)) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("media port {}: close failed", port, e);
        } finally {
            release.run();
        }
    }
}
