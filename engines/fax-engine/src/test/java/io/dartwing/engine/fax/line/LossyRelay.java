package io.dartwing.engine.fax.line;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/// A network between two hosts that loses datagrams. Each host really lives on 127.0.0.1 and is known to the other by
/// an address of the relay: what host A sends to `addressOfB:p` arrives at `127.0.0.1:p` as coming from
/// `addressOfA:<A's port>`, or, in the lossy part of the ports, with some probability not at all.
final class LossyRelay implements AutoCloseable {
    private record Side(String address, int sipPort, int firstMedia, int mediaPorts) {
        boolean owns(int port) {
            return port == sipPort || port >= firstMedia && port < firstMedia + mediaPorts;
        }
    }

    private final Selector selector = Selector.open();
    private final Map<InetSocketAddress, DatagramChannel> doors = new HashMap<>();
    private final Side a;
    private final Side b;
    private final double loss;
    private final Random random = new Random(4711);
    private final Thread thread;
    volatile int lost;
    volatile int passed;

    LossyRelay(String addressA, int sipA, int mediaA, String addressB, int sipB, int mediaB, int ports, double loss)
            throws IOException {
        this.a = new Side(addressA, sipA, mediaA, ports);
        this.b = new Side(addressB, sipB, mediaB, ports);
        this.loss = loss;
        open(a);
        open(b);
        this.thread = Thread.ofPlatform().daemon().name("lossy-relay").start(this::run);
    }

    private void open(Side side) throws IOException {
        open(side.address(), side.sipPort());
        for (int i = 0; i < side.mediaPorts(); i++) {
            open(side.address(), side.firstMedia() + i);
        }
    }

    private void open(String address, int port) throws IOException {
        InetSocketAddress at = new InetSocketAddress(address, port);
        DatagramChannel door = DatagramChannel.open();
        door.setOption(StandardSocketOptions.SO_RCVBUF, 1 << 18);
        door.bind(at).configureBlocking(false);
        door.register(selector, SelectionKey.OP_READ, at);
        doors.put(at, door);
    }

    private void run() {
        ByteBuffer packet = ByteBuffer.allocate(65_536);
        try {
            while (selector.isOpen()) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    InetSocketAddress door = (InetSocketAddress) key.attachment();
                    packet.clear();
                    InetSocketAddress from = (InetSocketAddress) ((DatagramChannel) key.channel()).receive(packet);
                    if (from != null) {
                        pass(packet.flip(), from.getPort(), door.getPort());
                    }
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException | java.nio.channels.ClosedSelectorException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(ByteBuffer packet, int fromPort, int toPort) throws IOException {
        Side sender = a.owns(fromPort) ? a : b;
        boolean media = toPort != a.sipPort() && toPort != b.sipPort();
        boolean audio = packet.remaining() == 172 && (packet.get(0) & 0xC0) == 0x80;
        if (media && !audio && random.nextDouble() < loss) {
            lost++;
            return;
        }
        passed++;
        DatagramChannel out = doors.get(new InetSocketAddress(sender.address(), fromPort));
        out.send(packet, new InetSocketAddress("127.0.0.1", toPort));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        selector.close();
        thread.join(1000);
        for (DatagramChannel door : doors.values()) {
            door.close();
        }
    }
}
