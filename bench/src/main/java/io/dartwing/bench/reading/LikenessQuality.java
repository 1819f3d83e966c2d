package io.dartwing.bench.reading;

import io.dartwing.engine.reading.meaning.Sense;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/// Whether faxes that are called alike in meaning are.
final class LikenessQuality {
    private static final long KEY = 7;
    private static final int NEAREST = 5;

    private record Printed(Truth truth, BitSet print) {
        double likeness(Printed other) {
            BitSet differing = (BitSet) print.clone();
            differing.xor(other.print);
            return Sense.likeness(differing.cardinality());
        }
    }

    private record Pair(Printed one, Printed other, double likeness) {
        boolean sameCategory() {
            return one.truth().category().equals(other.truth().category());
        }
    }

    private LikenessQuality() {}

    static List<String> of(List<JudgedFax> faxes) {
        List<Printed> printed = faxes.stream()
                .flatMap(fax -> fax.known().sense().print(KEY).stream().map(print -> new Printed(fax.truth(), print)))
                .toList();
        List<Pair> pairs = new ArrayList<>();
        for (Printed one : printed) {
            for (Printed other : printed) {
                if (one != other) {
                    pairs.add(new Pair(one, other, one.likeness(other)));
                }
            }
        }
        List<String> lines = new ArrayList<>(List.of(
                "## Alike in meaning",
                "",
                "Prints of %d bits of %d faxes. Of the %d nearest of each, %s are of its category; of all others, %s."
                        .formatted(
                                Sense.BITS,
                                printed.size(),
                                NEAREST,
                                CategoryQuality.percent(nearest(printed, pairs)),
                                CategoryQuality.percent(share(pairs))),
                "",
                "| likeness | pairs | of them of one category | of all pairs of one category |",
                "|---|--:|--:|--:|"));
        long same = pairs.stream().filter(Pair::sameCategory).count();
        for (double bound : new double[] {0.5, 0.6, 0.7, 0.8}) {
            List<Pair> alike =
                    pairs.stream().filter(pair -> pair.likeness() >= bound).toList();
            long right = alike.stream().filter(Pair::sameCategory).count();
            lines.add("| %.1f and above | %,d | %s | %s |"
                    .formatted(
                            bound,
                            alike.size() / 2,
                            CategoryQuality.percent(share(alike)),
                            CategoryQuality.percent((double) right / Math.max(1, same))));
        }
        lines.add("");
        return lines;
    }

    private static double nearest(List<Printed> printed, List<Pair> pairs) {
        List<Pair> nearest = printed.stream()
                .flatMap(one -> pairs.stream()
                        .filter(pair -> pair.one() == one)
                        .sorted(Comparator.comparingDouble(Pair::likeness).reversed())
                        .limit(NEAREST))
                .toList();
        return share(nearest);
    }

    private static double share(List<Pair> pairs) {
        return (double) pairs.stream().filter(Pair::sameCategory).count() / Math.max(1, pairs.size());
    }
}
