package io.dartwing.engine.fax.t30;

/// Image modems, with their best speed and spandsp's `T30_SUPPORT_*` bit.
public enum T30Modem {
    V27TER(0x01, 4800),
    V29(0x02, 9600),
    V17(0x04, 14400);

    final int bit;
    private final int maxBitRate;

    T30Modem(int bit, int maxBitRate) {
        this.bit = bit;
        this.maxBitRate = maxBitRate;
    }

    public int maxBitRate() {
        return maxBitRate;
    }
}
