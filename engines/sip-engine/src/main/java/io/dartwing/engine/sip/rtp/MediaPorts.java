package io.dartwing.engine.sip.rtp;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The even UDP ports of a range (RFC 3550 §11), each given to one call at a time, round robin so that a late packet
/// of an ended call seldom meets the next one.
public final class MediaPorts {
    private static final Logger LOG = LoggerFactory.getLogger(MediaPorts.class);
    private static final int RECEIVE_BUFFER = 64 * 1024;

    private final MediaReactor reactor;
    private final InetAddress address;
    private final int first;
    private final int count;
    private final BitSet taken = new BitSet();
    private int next;

    /// @param low first port of the range, inclusive
    /// @param high last port of the range, inclusive
    public MediaPorts(MediaReactor reactor, InetAddress address, int low, int high) {
        this.reactor = reactor;
        this.address = address;
        this.first = low + (low & 1);
        this.count = (high - first) / 2 + 1;
        if (low < 1_024 || high > 65_535 || count < 1) {
            throw new IllegalArgumentException(
                    "media ports: " + low + "–" + high + " (expected: within 1024–65535, with an even port)");
        }
        // Not at the beginning: peers of a process that died may still send to the ports it used.
        this.next = ThreadLocalRandom.current().nextInt(count);
    }

    /// A bound socket whose datagrams `handler` takes; empty when the whole range is in use.
    public Optional<MediaSocket> open(PacketHandler handler) {
        for (int tries = 0; tries < count; tries++) {
            int slot = claim();
            if (slot < 0) {
                break;
            }
            Optional<MediaSocket> socket = bind(slot, handler);
            if (socket.isPresent()) {
                return socket;
            }
        }
        LOG.warn("no media port is free in {}–{}", first, first + 2 * (count - 1));
        return Optional.empty();
    }

    /// How many sockets are open.
    public synchronized int inUse() {
        return taken.cardinality();
    }

    private synchronized int claim() {
        for (int i = 0; i < count; i++) {
            int slot = (next + i) % count;
            if (!taken.get(slot)) {
                taken.set(slot);
                next = (slot + 1) % count;
                return slot;
            }
        }
        return -1;
    }

    private synchronized void release(int slot) {
        taken.clear(slot);
    }

    private Optional<MediaSocket> bind(int slot, PacketHandler handler) {
        int port = first + 2 * slot;
        DatagramChannel channel = null;
        try {
            channel = DatagramChannel.open();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
            channel.bind(new InetSocketAddress(address, port));
            var socket = new MediaSocket(channel, port, handler, () -> reactor.leave(() -> release(slot)));
            reactor.join(socket);
            return Optional.of(socket);
        } catch (BindException usedByAnother) {
            LOG.debug("media port {} is taken by another program", port);
        } catch (IOException e) {
            LOG.warn("media port {}: {}", port, e.toString());
        }
        closeQuietly(channel, port);
        release(slot);
        return Optional.empty();
    }

    private static void closeQuietly(@Nullable DatagramChannel channel, int port) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            LOG.warn("media port {}: close failed", port, e);
        }
    }
}
