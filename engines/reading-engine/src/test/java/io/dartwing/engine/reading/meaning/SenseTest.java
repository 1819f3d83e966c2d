package io.dartwing.engine.reading.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SenseTest {
    private static final long KEY = 42;

    @Test
    void whatSaysTheSameInOtherWordsIsNearer() {
        assumeTrue(Meaning.shared().isPresent(), "no ONNX Runtime on this machine");
        Sense refill = sense("Please refill her blood pressure pills, she has none left since Monday.");
        Sense renewal = sense("The patient ran out of lisinopril on Monday and needs a new prescription.");
        Sense invoice = sense("The amount on this bill is due within thirty days by bank transfer.");
        assertThat(likeness(refill, renewal)).isGreaterThan(likeness(refill, invoice) + 0.2);
    }

    @Test
    void likenessIsTheCosineOfTheVectors() {
        assumeTrue(Meaning.shared().isPresent(), "no ONNX Runtime on this machine");
        Sense one = sense("Glucose was high, please call the patient.");
        Sense other = sense("Please call the patient about the laboratory result.");
        assertThat(likeness(one, one)).isEqualTo(1);
        assertThat(likeness(one, other)).isCloseTo(cosine(one, other), within(0.15));
        assertThat(Sense.likeness(Sense.differing(0.6))).isCloseTo(0.6, within(0.01));
        assertThat(Sense.likeness(Sense.BITS)).isZero();
    }

    @Test
    void printsOfAnotherKeySayNothing() {
        assumeTrue(Meaning.shared().isPresent(), "no ONNX Runtime on this machine");
        Sense one = sense("Glucose was high, please call the patient.");
        assertThat(Sense.likeness(differing(
                        one.print(KEY).orElseThrow(), one.print(KEY + 1).orElseThrow())))
                .isLessThan(0.3);
    }

    @Test
    void withoutWordsThereIsNoPrint() {
        assertThat(Sense.of(List.of()).print(KEY)).isEmpty();
        assertThat(Sense.NONE.print(KEY)).isEmpty();
    }

    private static Sense sense(String text) {
        return Sense.of(List.of(text.split(" ")));
    }

    private static double likeness(Sense one, Sense other) {
        return Sense.likeness(
                differing(one.print(KEY).orElseThrow(), other.print(KEY).orElseThrow()));
    }

    private static int differing(BitSet one, BitSet other) {
        BitSet bits = (BitSet) one.clone();
        bits.xor(other);
        return bits.cardinality();
    }

    private static double cosine(Sense one, Sense other) {
        double product = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < one.size(); i++) {
            product += one.get(i) * other.get(i);
            first += one.get(i) * one.get(i);
            second += other.get(i) * other.get(i);
        }
        return product / Math.sqrt(first * second);
    }
}
