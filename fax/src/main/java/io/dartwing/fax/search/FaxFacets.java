package io.dartwing.fax.search;

import io.dartwing.fax.document.FaxAccess;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.search.engine.search.aggregation.AggregationKey;
import org.hibernate.search.engine.search.aggregation.SearchAggregation;
import org.hibernate.search.engine.search.aggregation.dsl.SearchAggregationFactory;
import org.hibernate.search.engine.search.query.SearchResult;
import org.hibernate.search.util.common.data.Range;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How many of what was found are of which kind.
@Component
class FaxFacets {
    private static final int MOST = 30;
    private static final List<String> PLAIN = List.of("direction", "status", "inbox");
    private static final List<String> FINDINGS = List.of("category", "tags");
    private static final String AGE = "age";

    /// From how long ago: a fax of today is of this week too.
    private enum Age {
        DAY(1),
        WEEK(7),
        MONTH(30),
        YEAR(365);

        private final Duration since;

        Age(int days) {
            this.since = Duration.ofDays(days);
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    FaxFacets(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Asked for in one search.
    final class Asked {
        private final Map<AggregationKey<Map<String, Long>>, SearchAggregation<Map<String, Long>>> terms =
                new LinkedHashMap<>();
        private final AggregationKey<Map<Range<Instant>, Long>> ages = AggregationKey.of(AGE);
        private final SearchAggregation<Map<Range<Instant>, Long>> byAge;
        private final Map<Range<Instant>, Age> names = new LinkedHashMap<>();

        private Asked(SearchAggregationFactory factory) {
            var fields = new ArrayList<>(PLAIN);
            if (FaxAccess.allowsInLists(FaxAccess.FINDINGS)) {
                fields.addAll(FINDINGS);
            }
            for (String field : fields) {
                terms.put(
                        AggregationKey.of(field),
                        factory.terms()
                                .field(field, String.class)
                                .maxTermCount(MOST)
                                .toAggregation());
            }
            Instant now = clock.instant();
            for (Age age : Age.values()) {
                names.put(Range.atLeast(now.minus(age.since)), age);
            }
            byAge = factory.range()
                    .field("createdAt", Instant.class)
                    .ranges(names.keySet())
                    .toAggregation();
        }

        Map<AggregationKey<Map<String, Long>>, SearchAggregation<Map<String, Long>>> terms() {
            return terms;
        }

        AggregationKey<Map<Range<Instant>, Long>> ages() {
            return ages;
        }

        SearchAggregation<Map<Range<Instant>, Long>> byAge() {
            return byAge;
        }

        /// By the name of the filter.
        Map<String, List<SearchAnswer.Facet>> counts(SearchResult<?> found) {
            var counts = new LinkedHashMap<String, List<SearchAnswer.Facet>>();
            terms.keySet().forEach(key -> counts.put(key.name(), labelled(key.name(), found.aggregation(key))));
            counts.put(
                    AGE,
                    found.aggregation(ages).entrySet().stream()
                            .map(entry ->
                                    Map.entry(Objects.requireNonNull(names.get(entry.getKey())), entry.getValue()))
                            .sorted(Map.Entry.comparingByKey())
                            .map(entry -> facet(entry.getKey().name().toLowerCase(Locale.ROOT), entry.getValue()))
                            .toList());
            return counts;
        }
    }

    Asked asked(SearchAggregationFactory factory) {
        return new Asked(factory);
    }

    private List<SearchAnswer.Facet> labelled(String field, Map<String, Long> counts) {
        Map<String, String> names = switch (field) {
            case "inbox" -> names("inboxes", counts.keySet());
            case "tags" -> names("fax_tags", counts.keySet());
            default -> counts.keySet().stream().collect(Collectors.toMap(value -> value, value -> value));
        };
        return counts.entrySet().stream()
                .filter(entry -> names.containsKey(entry.getKey()))
                .map(entry -> new SearchAnswer.Facet(
                        entry.getKey(), Objects.requireNonNull(names.get(entry.getKey())), entry.getValue()))
                .sorted(Comparator.comparing(SearchAnswer.Facet::count)
                        .reversed()
                        .thenComparing(SearchAnswer.Facet::label))
                .toList();
    }

    private static SearchAnswer.Facet facet(String value, long count) {
        return new SearchAnswer.Facet(value, value, count);
    }

    private Map<String, String> names(String table, Set<String> ids) {
        return jdbc
                .sql("select id, name from " + table + " where id = any (?) and deleted_at is null")
                .param(ids.stream().map(UUID::fromString).toArray(UUID[]::new))
                .query((row, index) -> Map.entry(row.getString("id"), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
