package io.dartwing.engine.reading.category;

import io.dartwing.engine.reading.category.CategoryFeatures.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The features worth learning: those that several families of documents have.
///
/// @param places name and place of each feature
/// @param rarity by which its values are multiplied; 1 for kinds that aren't open
record Vocabulary(Map<String, Integer> places, float[] rarity) {
    private static final Map<Kind, Integer> MOST = Map.of(
            Kind.WORD, 5_000,
            Kind.PAIR, 5_000,
            Kind.TITLE, 2_000,
            Kind.LETTERS, 5_000,
            Kind.PHRASE, 3_000,
            Kind.GROUP, 1_000,
            Kind.LOOKS, 1_000,
            Kind.MEANING, 1_000);

    static Vocabulary of(List<CategorySample> samples) {
        Map<String, Integer> families = new HashMap<>();
        Map<String, Set<String>> byFamily = new LinkedHashMap<>();
        for (CategorySample sample : samples) {
            byFamily.computeIfAbsent(sample.family(), family -> new HashSet<>())
                    .addAll(sample.features().keySet());
        }
        byFamily.values().forEach(names -> names.forEach(name -> families.merge(name, 1, Integer::sum)));
        Map<String, Integer> places = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            families.entrySet().stream()
                    .filter(entry -> Kind.of(entry.getKey()) == kind)
                    .filter(entry -> !kind.open || entry.getValue() >= 2)
                    .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(MOST.getOrDefault(kind, 0))
                    .forEach(entry -> places.put(entry.getKey(), places.size()));
        }
        return new Vocabulary(places, rarities(List.copyOf(places.keySet()), families, byFamily.size()));
    }

    /// This vocabulary and the words of an organisation's own documents, if at least two of them
    /// share the word.
    static Vocabulary extended(WeightTable known, List<CategorySample> samples) {
        Map<String, Integer> documents = new HashMap<>();
        samples.forEach(sample -> sample.features().keySet().stream()
                .filter(name -> !known.features().containsKey(name) && Kind.of(name).open)
                .forEach(name -> documents.merge(name, 1, Integer::sum)));
        List<String> added = documents.entrySet().stream()
                .filter(entry -> entry.getValue() >= 2)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(3_000)
                .map(Map.Entry::getKey)
                .toList();
        List<String> names = new ArrayList<>(known.names());
        names.addAll(added);
        Map<String, Integer> places = LinkedHashMap.newLinkedHashMap(names.size());
        names.forEach(name -> places.put(name, places.size()));
        float[] rarity = rarities(names, documents, samples.size());
        System.arraycopy(known.rarity(), 0, rarity, 0, known.rarity().length);
        return new Vocabulary(places, rarity);
    }

    private static float[] rarities(List<String> names, Map<String, Integer> frequency, int all) {
        float[] rarity = new float[names.size()];
        for (int i = 0; i < rarity.length; i++) {
            String name = names.get(i);
            double rare = Math.log((1.0 + all) / (1.0 + frequency.getOrDefault(name, 0))) + 1;
            rarity[i] = Kind.of(name).open ? (float) rare : 1;
        }
        return rarity;
    }
}
