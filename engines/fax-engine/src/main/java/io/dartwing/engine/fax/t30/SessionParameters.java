package io.dartwing.engine.fax.t30;

import java.util.EnumSet;
import java.util.Set;

/// What a DIS announces at most, or what a DCS fixes (ITU-T T.30 table 2).
///
/// @param modem        the modem; in a DIS the fastest
/// @param bitRate      bits per second; in a DIS the highest
/// @param ecm          error correction
/// @param compressions in a DCS exactly one
/// @param resolution   in a DIS the finest of those we know
/// @param width        pixels per row at 204 dpi: 1728, 2048 or 2432; in a DIS the widest
public record SessionParameters(
        T30Modem modem,
        int bitRate,
        boolean ecm,
        Set<T30Compression> compressions,
        T30Resolution resolution,
        int width) {

    private static final int FINE = 15;
    private static final int TWO_DIMENSIONAL = 16;
    private static final int ECM = 27;
    private static final int T6 = 31;
    private static final int SUPERFINE = 41;
    private static final int T85 = 78;

    /// Reads the HDLC octets of a DCS.
    static SessionParameters ofCommand(byte[] hdlc) {
        // Bits 11, 12 and 14 choose modem and speed; spandsp numbers them as below.
        int speed = octet(hdlc, 4) & 0x2C;
        T30Modem modem = (speed & 0x20) != 0 ? T30Modem.V17 : (speed & 0x04) != 0 ? T30Modem.V29 : T30Modem.V27TER;
        int rate = switch (speed) {
            case 0x20 -> 14400;
            case 0x28 -> 12000;
            case 0x24, 0x04 -> 9600;
            case 0x2C, 0x0C -> 7200;
            case 0x08 -> 4800;
            default -> 2400;
        };
        T30Compression compression = bit(hdlc, T85)
                ? T30Compression.JBIG
                : bit(hdlc, T6)
                        ? T30Compression.MMR
                        : bit(hdlc, TWO_DIMENSIONAL) ? T30Compression.MR : T30Compression.MH;
        return new SessionParameters(
                modem, rate, bit(hdlc, ECM), Set.of(compression), resolution(hdlc), width(octet(hdlc, 5) & 3));
    }

    /// Reads the HDLC octets of a DIS.
    static SessionParameters ofCapabilities(byte[] hdlc) {
        int speed = octet(hdlc, 4) & 0x2C;
        T30Modem modem = speed == 0x2C ? T30Modem.V17 : (speed & 0x04) != 0 ? T30Modem.V29 : T30Modem.V27TER;
        EnumSet<T30Compression> compressions = EnumSet.of(T30Compression.MH);
        if (bit(hdlc, TWO_DIMENSIONAL)) {
            compressions.add(T30Compression.MR);
        }
        if (bit(hdlc, T6)) {
            compressions.add(T30Compression.MMR);
        }
        if (bit(hdlc, T85)) {
            compressions.add(T30Compression.JBIG);
        }
        int rate = speed == 0 ? 2400 : modem.maxBitRate();
        // In a DIS bit 17 adds 255 mm and bit 18 adds 255 and 303 mm; both set is invalid and read as the latter.
        int widths = octet(hdlc, 5) & 3;
        int width = widths >= 2 ? 2432 : widths == 1 ? 2048 : 1728;
        return new SessionParameters(modem, rate, bit(hdlc, ECM), Set.copyOf(compressions), resolution(hdlc), width);
    }

    private static T30Resolution resolution(byte[] hdlc) {
        return bit(hdlc, SUPERFINE)
                ? T30Resolution.SUPERFINE
                : bit(hdlc, FINE) ? T30Resolution.FINE : T30Resolution.STANDARD;
    }

    private static int width(int code) {
        return switch (code) {
            case 1 -> 2048;
            case 2, 3 -> 2432;
            default -> 1728;
        };
    }

    private static boolean bit(byte[] hdlc, int number) {
        return (octet(hdlc, 3 + (number - 1) / 8) >> ((number - 1) % 8) & 1) != 0;
    }

    private static int octet(byte[] hdlc, int index) {
        return index < hdlc.length ? hdlc[index] & 0xFF : 0;
    }
}
