package io.dartwing.fax.search;

import io.dartwing.fax.document.FaxView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Faxes whose words or meaning are like another's.
record SimilarFaxes(List<Alike> data) {
    /// What the reciprocal ranks of two lists are damped with (Cormack and others 2009).
    private static final int DAMPED = 60;

    /// @param words those that tell most and stand in both
    record Alike(
            FaxView fax,

            @Schema(description = "The higher, the more alike; only to be compared within one answer.")
            float score,

            @Schema(description = "How alike they are in meaning, 0 to 1; null when no more than others.") @Nullable
            Double likeness,

            List<String> words) {}

    /// The best of two orders, with their scores: whoever is far ahead in one of them is ahead here.
    static Map<UUID, Float> fused(List<UUID> one, List<UUID> other, int most) {
        var scores = new HashMap<UUID, Float>();
        for (List<UUID> order : List.of(one, other)) {
            for (int rank = 0; rank < order.size(); rank++) {
                scores.merge(order.get(rank), 1f / (DAMPED + rank + 1), Float::sum);
            }
        }
        var best = new ArrayList<>(scores.entrySet());
        best.sort(Map.Entry.<UUID, Float>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())));
        scores.keySet()
                .retainAll(best.stream().limit(most).map(Map.Entry::getKey).toList());
        return scores;
    }
}
