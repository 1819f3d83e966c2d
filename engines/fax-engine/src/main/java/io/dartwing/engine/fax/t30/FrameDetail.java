package io.dartwing.engine.fax.t30;

/// The few words that a session log shows beside a frame's name. Station ids are cut: they are phone numbers.
final class FrameDetail {
    private FrameDetail() {}

    static String of(T30Frame frame, byte[] hdlc) {
        return switch (frame) {
            case DIS -> "up to " + words(SessionParameters.ofCapabilities(hdlc));
            case DCS -> words(SessionParameters.ofCommand(hdlc));
            case CSI, TSI, CIG -> station(hdlc);
            case PPS_NULL, PPS_EOM, PPS_MPS, PPS_EOP, PPS_PRI_EOM, PPS_PRI_MPS, PPS_PRI_EOP, PPS_EOS ->
                hdlc.length < 7
                        ? ""
                        : "page " + ((hdlc[4] & 0xFF) + 1) + ", block " + ((hdlc[5] & 0xFF) + 1) + ", "
                                + ((hdlc[6] & 0xFF) + 1) + " frames";
            case PPR -> missing(hdlc) + " frames missing";
            default -> "";
        };
    }

    private static String words(SessionParameters p) {
        return p.bitRate() + " bit/s " + p.modem() + (p.ecm() ? ", ECM, " : ", no ECM, ")
                + String.join(
                        "/", p.compressions().stream().map(Enum::name).sorted().toList())
                + ", " + p.resolution() + ", " + p.width() + " pixels";
    }

    /// The id is sent backwards, padded with blanks.
    private static String station(byte[] hdlc) {
        StringBuilder id = new StringBuilder();
        for (int i = hdlc.length - 1; i >= 3; i--) {
            int c = hdlc[i] & 0xFF;
            if (c > 32 && c < 127) {
                id.append((char) c);
            }
        }
        return id.isEmpty() ? "" : "…" + id.substring(Math.max(0, id.length() - 4));
    }

    private static int missing(byte[] hdlc) {
        int bits = 0;
        for (int i = 3; i < Math.min(hdlc.length, 35); i++) {
            bits += Integer.bitCount(hdlc[i] & 0xFF);
        }
        return bits;
    }
}
