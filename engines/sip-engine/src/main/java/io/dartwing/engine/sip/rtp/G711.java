package io.dartwing.engine.sip.rtp;

/// ITU-T G.711: 8-bit companded to 16-bit linear and back, by table one way and by segment search the other.
public enum G711 {
    ULAW(0, (byte) 0xFF) {
        @Override
        int expand(int code) {
            int inverted = ~code & 0xFF;
            int magnitude = ((((inverted & 0x0F) << 3) + BIAS) << ((inverted & 0x70) >> 4)) - BIAS;
            return (inverted & 0x80) != 0 ? -magnitude : magnitude;
        }

        @Override
        int compress(int linear) {
            int sign = linear < 0 ? 0x80 : 0;
            int magnitude = Math.min(Math.abs(linear), CLIP) + BIAS;
            int segment = 24 - Integer.numberOfLeadingZeros(magnitude);
            segment = Math.max(0, segment);
            int mantissa = (magnitude >> (segment + 3)) & 0x0F;
            return ~(sign | segment << 4 | mantissa) & 0xFF;
        }
    },
    ALAW(8, (byte) 0xD5) {
        @Override
        int expand(int code) {
            int toggled = code ^ 0x55;
            int segment = (toggled & 0x70) >> 4;
            int value = (toggled & 0x0F) << 4;
            int magnitude = segment == 0 ? value + 8 : value + 0x108 << segment - 1;
            return (toggled & 0x80) != 0 ? magnitude : -magnitude;
        }

        @Override
        int compress(int linear) {
            int sign = linear >= 0 ? 0x80 : 0;
            int magnitude = Math.min(linear >= 0 ? linear : -linear - 1, 0x7FFF) >> 3;
            int segment = magnitude < 32 ? 0 : 27 - Integer.numberOfLeadingZeros(magnitude);
            int mantissa = segment < 2 ? magnitude >> 1 & 0x0F : magnitude >> segment & 0x0F;
            return (sign | segment << 4 | mantissa) ^ 0x55;
        }
    };

    private static final int BIAS = 0x84;
    private static final int CLIP = 32_635;

    private final int payloadType;
    private final byte silence;
    private final short[] linear = new short[256];
    private final byte[] companded = new byte[65_536];

    G711(int payloadType, byte silence) {
        this.payloadType = payloadType;
        this.silence = silence;
    }

    static {
        for (G711 law : values()) {
            for (int code = 0; code < 256; code++) {
                law.linear[code] = (short) law.expand(code);
            }
            for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
                law.companded[sample & 0xFFFF] = (byte) law.compress(sample);
            }
        }
    }

    abstract int expand(int code);

    abstract int compress(int linear);

    /// The static RTP payload type (RFC 3551).
    public int payloadType() {
        return payloadType;
    }

    /// The code of no sound.
    public byte silence() {
        return silence;
    }

    public short decode(byte code) {
        return linear[code & 0xFF];
    }

    public byte encode(short sample) {
        return companded[sample & 0xFFFF];
    }
}
