package io.dartwing.fax.search;

import io.dartwing.fax.search.Sought.Part;
import io.dartwing.platform.actor.Scope;
import io.dartwing.platform.permission.AccessPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.search.engine.search.predicate.SearchPredicate;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.hibernate.search.util.common.data.RangeBoundInclusion;
import org.jspecify.annotations.Nullable;

/// What is sought, and what may be seen, as questions to the index.
final class FaxPredicates {
    private static final String[] WORDS = {"text", "subject", "sender", "recipient", "name"};
    private static final Instant FARTHEST = Instant.parse("3000-01-01T00:00:00Z");
    private static final float SUBJECT_COUNTS = 3;
    private static final float NAMES_COUNT = 2;
    private static final float MISREAD_COUNTS = 0.2f;

    private final SearchPredicateFactory f;
    private final UnaryOperator<String> hash;

    /// @param hash what was found is in the index as its keyed hash
    FaxPredicates(SearchPredicateFactory factory, UnaryOperator<String> hash) {
        this.f = factory;
        this.hash = hash;
    }

    SearchPredicate all(Collection<SearchPredicate> parts) {
        return f.bool(all -> {
                    all.must(f.matchAll());
                    parts.forEach(all::filter);
                })
                .toPredicate();
    }

    /// What is sought decides about the order, the conditions don't.
    SearchPredicate both(Collection<SearchPredicate> conditions, SearchPredicate sought) {
        return f.bool(all -> {
                    all.must(sought);
                    conditions.forEach(all::filter);
                })
                .toPredicate();
    }

    /// Those with some of these words, the weightier the better.
    SearchPredicate alike(SearchPredicate open, UUID other, Map<String, Double> words) {
        return f.bool(all -> {
                    all.filter(open);
                    all.mustNot(f.id().matching(other));
                    words.forEach((word, weight) ->
                            all.should(f.match().field("text").matching(word).boost(weight.floatValue())));
                    all.minimumShouldMatchNumber(Math.min(words.size(), Math.max(1, words.size() / 4)));
                })
                .toPredicate();
    }

    SearchPredicate any(Collection<SearchPredicate> ways) {
        return ways.isEmpty()
                ? f.matchNone().toPredicate()
                : f.bool(any -> ways.forEach(any::should)).toPredicate();
    }

    /// The faxes that a plan opens, as `AccessPredicate` opens them in the database.
    ///
    /// @param asker the actor's id, a person's or a key's
    /// @param inboxes whose faxes the asker sees
    SearchPredicate open(AccessPlan plan, UUID asker, List<UUID> inboxes) {
        var ways = new ArrayList<SearchPredicate>();
        var organizations = new HashSet<>(plan.reached());
        plan.home().ifPresent(organizations::add);
        boolean everything = plan.scopes().contains(Scope.ALL);
        boolean assigned = plan.scopes().contains(Scope.ASSIGNED);
        if (!organizations.isEmpty() && (everything || assigned)) {
            var parts = new ArrayList<SearchPredicate>();
            parts.add(oneOf("organization", organizations));
            if (!everything) {
                parts.add(is("assignee", asker.toString()));
            }
            if (!plan.seesKept() || !plan.reached().isEmpty()) {
                parts.add(kept(plan, asker, inboxes));
            }
            ways.add(all(parts));
        }
        if (plan.home().isPresent() && !plan.emergency().isEmpty()) {
            ways.add(all(List.of(
                    is("organization", plan.home().get().toString()),
                    f.id().matchingAny(plan.emergency()).toPredicate())));
        }
        return any(ways);
    }

    private SearchPredicate kept(AccessPlan plan, UUID asker, List<UUID> inboxes) {
        var ways = new ArrayList<SearchPredicate>();
        ways.add(is("direction", "outbound"));
        ways.add(f.not(f.exists().field("inbox")).toPredicate());
        ways.add(is("assignee", asker.toString()));
        if (!inboxes.isEmpty()) {
            ways.add(oneOf("inbox", inboxes));
        }
        if (plan.seesKept() && plan.home().isPresent()) {
            ways.add(is("organization", plan.home().get().toString()));
        }
        return any(ways);
    }

    SearchPredicate is(String field, String value) {
        return f.match().field(field).matching(value).toPredicate();
    }

    SearchPredicate is(String field, boolean value) {
        return f.match().field(field).matching(value).toPredicate();
    }

    SearchPredicate oneOf(String field, Collection<?> values) {
        return f.terms()
                .field(field)
                .matchingAny(values.stream().map(Object::toString).toList())
                .toPredicate();
    }

    /// From the first until before the second; null: without that end.
    SearchPredicate between(@Nullable Instant since, @Nullable Instant until) {
        return f.range()
                .field("createdAt")
                .between(
                        since == null ? Instant.EPOCH : since,
                        RangeBoundInclusion.INCLUDED,
                        until == null ? FARTHEST : until,
                        RangeBoundInclusion.EXCLUDED)
                .toPredicate();
    }

    SearchPredicate of(Sought sought, boolean misread) {
        return of(sought, misread, WORDS);
    }

    private SearchPredicate of(Sought sought, boolean misread, String[] fields) {
        return switch (sought) {
            case Sought.All(var parts) ->
                f.bool(all -> parts.forEach(part -> all.must(of(part, misread, fields))))
                        .toPredicate();
            case Sought.Any(var parts) ->
                f.bool(any -> parts.forEach(part -> any.should(of(part, misread, fields))))
                        .toPredicate();
            case Sought.Not(var part) -> f.not(of(part, false, fields)).toPredicate();
            case Sought.Word word -> word(word, misread, fields);
            case Sought.Phrase(var words) -> phrase(String.join(" ", words), fields);
            case Sought.Number number -> number(number, fields);
            case Sought.In(var part, var what) -> of(what, misread, fields(part));
            case Sought.Found(var field, var said, var keys) ->
                all(keys.stream().map(key -> is("found", hash.apply(key))).toList());
            case Sought.Is(var field, var values) ->
                values.isEmpty() ? f.matchNone().toPredicate() : oneOf(field, values);
            case Sought.Between(var since, var until) -> between(since, until);
            case Sought.Everything() -> f.matchAll().toPredicate();
        };
    }

    private static String[] fields(Part part) {
        return switch (part) {
            case TEXT -> new String[] {"text"};
            case SUBJECT -> new String[] {"subject"};
            case FROM -> new String[] {"sender"};
            case TO -> new String[] {"recipient"};
        };
    }

    private static float weight(String field) {
        return switch (field) {
            case "subject" -> SUBJECT_COUNTS;
            case "text" -> 1;
            default -> NAMES_COUNT;
        };
    }

    private SearchPredicate word(Sought.Word word, boolean misread, String... fields) {
        return f.bool(any -> {
                    for (String field : fields) {
                        if (word.beginning()) {
                            any.should(f.prefix()
                                    .field(field)
                                    .matching(word.word())
                                    .boost(weight(field)));
                            continue;
                        }
                        any.should(f.match().field(field).matching(word.word()).boost(weight(field)));
                        if (misread && word.mayBeMisread() && !field.equals("name")) {
                            any.should(f.match()
                                    .field(field)
                                    .matching(word.word())
                                    .fuzzy(1, 1)
                                    .boost(weight(field) * MISREAD_COUNTS));
                        }
                    }
                })
                .toPredicate();
    }

    private SearchPredicate phrase(String words, String... fields) {
        return f.bool(any -> {
                    for (String field : fields) {
                        any.should(f.phrase().field(field).matching(words).boost(weight(field)));
                    }
                })
                .toPredicate();
    }

    private SearchPredicate number(Sought.Number number, String... fields) {
        return f.bool(any -> {
                    for (String field : fields) {
                        switch (field) {
                            case "sender" -> any.should(digits("senderNumber", number));
                            case "recipient" -> any.should(digits("recipientNumber", number));
                            default ->
                                any.should(word(new Sought.Word(number.digits(), number.beginning()), false, field));
                        }
                    }
                })
                .toPredicate();
    }

    private SearchPredicate digits(String field, Sought.Number number) {
        return number.beginning()
                ? f.prefix()
                        .field(field)
                        .matching(number.digits())
                        .boost(NAMES_COUNT)
                        .toPredicate()
                : f.match()
                        .field(field)
                        .matching(number.digits())
                        .boost(NAMES_COUNT)
                        .toPredicate();
    }
}
