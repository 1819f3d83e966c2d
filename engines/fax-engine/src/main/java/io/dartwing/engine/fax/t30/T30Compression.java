package io.dartwing.engine.fax.t30;

/// Line codings, with spandsp's `T30_SUPPORT_*` bit and `T4_COMPRESSION_*` number.
public enum T30Compression {
    /// T.4 one-dimensional; every machine has it.
    MH(0x02, 1),
    /// T.4 two-dimensional.
    MR(0x04, 2),
    /// T.6; needs ECM.
    MMR(0x08, 3),
    /// T.85; needs ECM.
    JBIG(0x30, 4);

    final int bits;
    private final int coding;

    T30Compression(int bits, int coding) {
        this.bits = bits;
        this.coding = coding;
    }

    static T30Compression ofCoding(int coding) {
        for (T30Compression compression : values()) {
            if (compression.coding == coding) {
                return compression;
            }
        }
        // T.85 with variable L0 is number 5; anything else is coded like MH on the line.
        return coding == 5 ? JBIG : MH;
    }
}
