package io.dartwing.engine.fax.t30;

import java.util.function.IntUnaryOperator;

/// The ways a simulated call can go.
enum LinePath {
    T38(s -> s),
    LINEAR(s -> s),
    ULAW(LinePath::ulaw),
    ALAW(LinePath::alaw);

    final IntUnaryOperator codec;

    LinePath(IntUnaryOperator codec) {
        this.codec = codec;
    }

    CallSimulator call(T30Settings a, CallRecorder ra, T30Settings b, CallRecorder rb) {
        return this == T38 ? CallSimulator.t38(a, ra, b, rb) : CallSimulator.audio(a, ra, b, rb, codec);
    }

    /// There and back through G.711 µ-law: eight segments of sixteen steps.
    private static int ulaw(int sample) {
        int magnitude = Math.min(Math.abs(sample) + 132, 32767);
        int segment = 31 - Integer.numberOfLeadingZeros(magnitude) - 7;
        int step = magnitude >> segment + 3 & 15;
        int back = ((step << 3 | 132) << segment) - 132;
        return sample < 0 ? -back : back;
    }

    private static int alaw(int sample) {
        int magnitude = Math.min(Math.abs(sample), 32767);
        int segment = Math.max(0, 31 - Integer.numberOfLeadingZeros(magnitude | 1) - 7);
        int shift = Math.max(4, segment + 3);
        int back = (magnitude >> shift << shift) + (1 << shift - 1);
        return sample < 0 ? -back : back;
    }
}
