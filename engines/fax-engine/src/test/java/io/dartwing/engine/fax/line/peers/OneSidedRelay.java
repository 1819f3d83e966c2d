package io.dartwing.engine.fax.line.peers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Stands before a line that advertises the relay's address: what its peer sends to `address:p` reaches
/// `127.0.0.1:p`, and the answers go back the same way. Datagrams of T.38 are lost with some probability, both ways.
public final class OneSidedRelay implements AutoCloseable {
    private static final class Door {
        DatagramChannel outside;
        DatagramChannel inside;
        InetSocketAddress peer;
        int port;
        boolean lossy;
    }

    private final Selector selector = Selector.open();
    private final List<Door> doors = new ArrayList<>();
    private final double loss;
    private final Random random = new Random(815);
    private volatile int lost;

    public OneSidedRelay(String address, int sipPort, int firstMedia, int mediaPorts, double loss) throws IOException {
        this.loss = loss;
        open(address, sipPort, false);
        for (int i = 0; i < mediaPorts; i++) {
            open(address, firstMedia + i, true);
        }
        Thread.ofPlatform().daemon().name("one-sided-relay").start(this::run);
    }

    private void open(String address, int port, boolean lossy) throws IOException {
        Door door = new Door();
        door.port = port;
        door.lossy = lossy;
        door.outside = bind(new InetSocketAddress(address, port), door);
        door.inside = bind(new InetSocketAddress("127.0.0.1", 0), door);
        doors.add(door);
    }

    private DatagramChannel bind(InetSocketAddress at, Door door) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        channel.bind(at).configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, door);
        return channel;
    }

    public int lost() {
        return lost;
    }

    private void run() {
        ByteBuffer packet = ByteBuffer.allocate(65_536);
        try {
            while (selector.isOpen()) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    packet.clear();
                    DatagramChannel channel = (DatagramChannel) key.channel();
                    InetSocketAddress from = (InetSocketAddress) channel.receive(packet);
                    if (from != null) {
                        pass((Door) key.attachment(), channel, from, packet.flip());
                    }
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException | ClosedSelectorException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(Door door, DatagramChannel channel, InetSocketAddress from, ByteBuffer packet)
            throws IOException {
        boolean audio = packet.remaining() == 172 && (packet.get(0) & 0xC0) == 0x80;
        if (channel == door.outside) {
            door.peer = from;
        }
        if (door.lossy && !audio && random.nextDouble() < loss) {
            lost++;
        } else if (channel == door.outside) {
            door.inside.send(packet, new InetSocketAddress("127.0.0.1", door.port));
        } else if (door.peer != null) {
            door.outside.send(packet, door.peer);
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
        for (Door door : doors) {
            door.outside.close();
            door.inside.close();
        }
    }
}
