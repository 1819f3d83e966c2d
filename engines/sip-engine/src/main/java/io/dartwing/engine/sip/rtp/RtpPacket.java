package io.dartwing.engine.sip.rtp;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// The header of one RTP packet and where its payload lies in the datagram (RFC 3550 §5.1).
record RtpPacket(boolean marker, int payloadType, int sequence, int timestamp, int ssrc, int offset, int length) {
    static final int HEADER = 12;

    /// Reads without moving the buffer's position; null when it is no RTP packet: too short, other version, or CSRC,
    /// extension or padding that exceed it.
    static @Nullable RtpPacket read(ByteBuffer datagram) {
        int start = datagram.position();
        int size = datagram.remaining();
        if (size < HEADER || (datagram.get(start) & 0xC0) != 0x80) {
            return null;
        }
        int first = datagram.get(start);
        int second = datagram.get(start + 1);
        int offset = HEADER + 4 * (first & 0x0F);
        if ((first & 0x10) != 0) {
            if (size < offset + 4) {
                return null;
            }
            offset += 4 + 4 * (datagram.getShort(start + offset + 2) & 0xFFFF);
        }
        int padding = (first & 0x20) != 0 ? datagram.get(start + size - 1) & 0xFF : 0;
        int length = size - offset - padding;
        if (length < 0 || (first & 0x20) != 0 && padding == 0) {
            return null;
        }
        return new RtpPacket(
                (second & 0x80) != 0,
                second & 0x7F,
                datagram.getShort(start + 2) & 0xFFFF,
                datagram.getInt(start + 4),
                datagram.getInt(start + 8),
                start + offset,
                length);
    }

    /// RTCP multiplexed on the same port (RFC 5761 §4).
    static boolean isRtcp(ByteBuffer datagram) {
        int type = datagram.remaining() < 2 ? 0 : datagram.get(datagram.position() + 1) & 0xFF;
        return type >= 192 && type <= 223;
    }

    static void writeHeader(ByteBuffer into, boolean marker, int payloadType, int sequence, int timestamp, int ssrc) {
        into.put((byte) 0x80)
                .put((byte) ((marker ? 0x80 : 0) | payloadType))
                .putShort((short) sequence)
                .putInt(timestamp)
                .putInt(ssrc);
    }
}
