package io.dartwing.fax.search;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.search.engine.search.predicate.SearchPredicate;
import org.hibernate.search.mapper.pojo.standalone.session.SearchSession;

/// The words of a text that tell it from others (often here, seldom elsewhere), counted among what the asker may see.
final class TellingWords {
    private static final int SHORTEST = 4;
    private static final int LOOKED_AT = 60;
    private static final int MOST = 20;

    private final FaxPredicates predicates;
    private final SearchPredicate open;
    private final SearchSession session;

    TellingWords(FaxPredicates predicates, SearchPredicate open, SearchSession session) {
        this.predicates = predicates;
        this.open = open;
        this.session = session;
    }

    /// With their weights, the weightiest first.
    Map<String, Double> of(String text) {
        var often = new HashMap<String, Integer>();
        for (String word : SearchWords.of(text)) {
            if (word.length() >= SHORTEST && word.chars().allMatch(Character::isLetter)) {
                often.merge(word, 1, Integer::sum);
            }
        }
        double all = Math.max(1, count(open));
        List<Map.Entry<String, Double>> weights = often.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(
                                Comparator.comparingInt(String::length).reversed())))
                .limit(LOOKED_AT)
                .map(word -> Map.entry(word.getKey(), weight(word.getKey(), word.getValue(), all)))
                .filter(word -> word.getValue() > 0)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(MOST)
                .toList();
        return weights.stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }

    /// A word that stands nowhere else leads nowhere.
    private double weight(String word, int here, double all) {
        long there = count(predicates.all(List.of(open, predicates.is("text", word))));
        return there < 2 ? 0 : (1 + Math.log(here)) * Math.log(1 + all / there);
    }

    private long count(SearchPredicate what) {
        return session.search(IndexedFax.class).where(what).fetchTotalHitCount();
    }
}
