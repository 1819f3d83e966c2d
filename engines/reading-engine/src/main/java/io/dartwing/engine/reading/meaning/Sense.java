package io.dartwing.engine.reading.meaning;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// What a document means, as one vector of the sentence model. Immutable; prints nothing of itself.
public final class Sense {
    /// Of a document without words, or where the model isn't there.
    public static final Sense NONE = new Sense(new float[0]);

    /// Bits of a print.
    public static final int BITS = 512;

    private final float[] vector;

    private Sense(float[] vector) {
        this.vector = vector;
    }

    /// @param words in reading order
    public static Sense of(List<String> words) {
        return Meaning.shared().map(model -> new Sense(model.of(words))).orElse(NONE);
    }

    /// How many numbers it has: [Meaning#SIZE], or 0.
    public int size() {
        return vector.length;
    }

    public float get(int i) {
        return vector[i];
    }

    /// On which side of 512 planes through the origin the vector lies: prints of the same key differ in the more
    /// bits the wider the angle between the vectors is (random hyperplanes, Charikar 2002). Empty for what means
    /// nothing.
    ///
    /// @param key chooses the planes; with another one prints can't be compared
    public Optional<BitSet> print(long key) {
        double length = 0;
        for (float value : vector) {
            length += value * value;
        }
        if (length == 0) {
            return Optional.empty();
        }
        var planes = new SplittableRandom(key);
        var print = new BitSet(BITS);
        for (int bit = 0; bit < BITS; bit++) {
            print.set(bit, above(planes));
        }
        return Optional.of(print);
    }

    private boolean above(SplittableRandom planes) {
        double side = 0;
        long signs = 0;
        for (int i = 0; i < vector.length; i++) {
            if (i % Long.SIZE == 0) {
                signs = planes.nextLong();
            }
            side += (signs >>> i & 1) == 0 ? vector[i] : -vector[i];
        }
        return side > 0;
    }

    /// How alike two documents are whose prints differ in this many bits: the cosine of the angle between them, 0 to 1.
    public static double likeness(int differing) {
        return Math.max(0, Math.cos(Math.PI * differing / BITS));
    }

    /// In how many bits prints differ at most when the documents are this much alike.
    public static int differing(double likeness) {
        return (int) Math.round(Math.acos(likeness) / Math.PI * BITS);
    }
}
