package io.dartwing.engine.fax.t30;

/// Page widths and lengths that a terminal announces, with spandsp's `T30_SUPPORT_*` bits.
public enum T30PageSize {
    /// 215 mm, 1728 pixels; every machine has it. A4 and Letter share this width.
    WIDTH_A4(0x01),
    /// 255 mm, 2048 pixels.
    WIDTH_B4(0x02),
    /// 303 mm, 2432 pixels.
    WIDTH_A3(0x04),
    LENGTH_UNLIMITED(0x10000),
    LENGTH_A4(0x20000),
    LENGTH_B4(0x40000),
    LENGTH_LETTER(0x80000),
    LENGTH_LEGAL(0x100000);

    final int bit;

    T30PageSize(int bit) {
        this.bit = bit;
    }
}
