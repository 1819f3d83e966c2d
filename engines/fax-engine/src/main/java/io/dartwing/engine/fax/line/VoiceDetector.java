package io.dartwing.engine.fax.line;

/// Tells speech from everything a fax machine, an exchange or a silent line says.
///
/// Speech changes: its loudness swings between syllables and pauses, several times a second, and no single frequency
/// carries it. Tones (CED, ringing, CNG echo) and modem signals are steady within each burst. Counted are 20 ms
/// frames
/// that are loud and whose level differs from the frame before by more than a modem signal's would; three and a half
/// seconds' worth of them, without a fax frame, make it sure.
final class VoiceDetector {
    private static final double LOUD = 250;
    private static final double STEADY = 1.35;
    private static final int SURE = 175;

    private double previous;
    private int unsteady;

    /// The root mean square of a frame.
    static double level(short[] frame) {
        double sum = 0;
        for (short sample : frame) {
            sum += (double) sample * sample;
        }
        return Math.sqrt(sum / frame.length);
    }

    void hear(double level) {
        if (level > LOUD && previous > LOUD) {
            double ratio = level > previous ? level / previous : previous / level;
            if (ratio > STEADY) {
                unsteady++;
            }
        }
        previous = level;
    }

    boolean sure() {
        return unsteady >= SURE;
    }
}
