package io.dartwing.engine.sip.rtp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/// Takes the datagrams of one socket, on the reactor's thread: must not block. `packet` is valid only during the call.
@FunctionalInterface
public interface PacketHandler {
    void received(ByteBuffer packet, InetSocketAddress from);
}
