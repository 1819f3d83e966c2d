package io.dartwing.engine.fax.t30;

/// Resolutions at 204 dots per inch horizontally, with spandsp's `T30_SUPPORT_*` bits (R8 is implied).
public enum T30Resolution {
    /// 204 × 98 dpi; every machine has it.
    STANDARD(0x01),
    /// 204 × 196 dpi.
    FINE(0x02),
    /// 204 × 391 dpi.
    SUPERFINE(0x04);

    static final int R8 = 0x20000;

    final int bit;

    T30Resolution(int bit) {
        this.bit = bit;
    }
}
