package io.dartwing.fax.search;

import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxFilter;
import io.dartwing.fax.document.FaxQueries;
import io.dartwing.fax.document.FaxText;
import io.dartwing.fax.document.FaxView;
import io.dartwing.fax.reading.Categories;
import io.dartwing.fax.reading.FaxMeanings;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.auditing.PhiReads;
import io.dartwing.platform.keys.OrganizationKeys;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.Cursors;
import io.dartwing.platform.settings.CommonSettings;
import io.dartwing.platform.settings.OrganizationSettings;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.search.engine.search.predicate.SearchPredicate;
import org.hibernate.search.engine.search.query.SearchResult;
import org.hibernate.search.mapper.pojo.standalone.session.SearchSession;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Asks the index as the current actor, and reads from the database what it found.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FaxSearch {
    private static final String LIST = "fax-search";
    private static final String NEWEST = "createdAt";
    static final String FAX = "fax_document";
    private static final int EXACT = 10_000;
    private static final int FARTHEST = 1_000;

    private final FaxIndex index;
    private final FaxIndexRows rows;
    private final FaxFacets facets;
    private final FaxQueries queries;
    private final FaxText texts;
    private final FaxMeanings meanings;
    private final Cursors cursors;
    private final OrganizationSettings settings;
    private final PhiReads reads;
    private final Categories categories;
    private final OrganizationKeys keys;
    private final Clock clock;

    FaxSearch(
            FaxIndex index,
            FaxIndexRows rows,
            FaxFacets facets,
            FaxQueries queries,
            FaxText texts,
            FaxMeanings meanings,
            Cursors cursors,
            OrganizationSettings settings,
            PhiReads reads,
            Categories categories,
            OrganizationKeys keys,
            Clock clock) {
        this.index = index;
        this.rows = rows;
        this.facets = facets;
        this.queries = queries;
        this.texts = texts;
        this.meanings = meanings;
        this.cursors = cursors;
        this.settings = settings;
        this.reads = reads;
        this.categories = categories;
        this.keys = keys;
        this.clock = clock;
    }

    record Ranked(UUID id, float score) {}

    SearchAnswer find(SearchWish wish) {
        Sought sought = SearchText.understand(wish.text(), settings.get(CommonSettings.TIME_ZONE));
        requireFields(sought, wish.narrowed());
        int offset = offset(wish);
        int limit = wish.narrowed().limit();
        try (SearchSession session = index.session()) {
            var scope = index.mapping().scope(IndexedFax.class);
            var predicates = new FaxPredicates(scope.predicate(), FoundKeys.hash(keys));
            FaxFacets.Asked asked = facets.asked(scope.aggregation());
            SearchPredicate all =
                    predicates.both(conditions(predicates, wish.narrowed()), predicates.of(sought, wish.misread()));
            var query = session.search(IndexedFax.class)
                    .select(f -> f.composite().from(f.id(UUID.class), f.score()).as(Ranked::new))
                    .where(all)
                    .totalHitCountThreshold(EXACT)
                    .aggregation(asked.ages(), asked.byAge())
                    .sort(f -> wish.newest()
                            ? f.field(NEWEST).desc()
                            : f.composite().add(f.score()).add(f.field(NEWEST).desc()));
            asked.terms().forEach(query::aggregation);
            SearchResult<Ranked> found = query.fetch(offset, limit + 1);
            List<Ranked> ranked = found.hits();
            boolean more = ranked.size() > limit && offset + limit < FARTHEST;
            List<SearchAnswer.Hit> hits =
                    hits(ranked.subList(0, Math.min(limit, ranked.size())), new Highlights(sought, wish.misread()));
            reads.recordList(
                    "fax.searched",
                    FAX,
                    hits.stream().map(hit -> hit.fax().id()).toList(),
                    Map.of());
            return new SearchAnswer(
                    hits,
                    found.total().hitCountLowerBound(),
                    found.total().isHitCountExact(),
                    asked.counts(found),
                    sought.toString(),
                    rows.waitingCount(),
                    more ? cursors.write(LIST, List.of(String.valueOf(offset + limit))) : null);
        }
    }

    /// The best that the current actor finds.
    List<UUID> best(Sought sought, int most) {
        requireFields(sought);
        var predicates = predicates();
        try (SearchSession session = index.session()) {
            return session.search(IndexedFax.class)
                    .select(f -> f.id(UUID.class))
                    .where(predicates.both(List.of(open(predicates)), predicates.of(sought, false)))
                    .sort(f -> f.composite().add(f.score()).add(f.field(NEWEST).desc()))
                    .fetchHits(most);
        }
    }

    private FaxPredicates predicates() {
        return new FaxPredicates(index.mapping().scope(IndexedFax.class).predicate(), FoundKeys.hash(keys));
    }

    /// What the current actor may see of everything.
    private SearchPredicate open(FaxPredicates predicates) {
        Actor actor = Actors.current();
        return predicates.open(FaxAccess.plan(actor, FaxAccess.READ), actor.id(), rows.inboxesOf(actor.id()));
    }

    private static void requireFields(Sought sought, FaxFilter narrowed) {
        requireFields(sought);
        if (narrowed.category() != null
                || narrowed.containsPhi() != null
                || !narrowed.tags().isEmpty()) {
            FaxAccess.requireInLists(FaxAccess.FINDINGS);
        }
    }

    private static void requireFields(Sought sought) {
        FaxAccess.requireInLists(FaxAccess.TEXT);
        FaxAccess.requireInLists(FaxAccess.SUBJECT);
        FaxAccess.requireInLists(FaxAccess.PARTY);
        if (sought.asksFor("category") || sought.asksFor("found")) {
            FaxAccess.requireInLists(FaxAccess.FINDINGS);
        }
    }

    private int offset(SearchWish wish) {
        String cursor = wish.narrowed().cursor();
        return cursor == null
                ? 0
                : Integer.parseInt(String.valueOf(cursors.read(LIST, cursor).getFirst()));
    }

    private List<SearchPredicate> conditions(FaxPredicates predicates, FaxFilter by) {
        var all = new ArrayList<SearchPredicate>();
        all.add(open(predicates));
        oneOf(predicates, "direction", by.direction()).ifPresent(all::add);
        oneOf(predicates, "status", by.status()).ifPresent(all::add);
        oneOf(predicates, "category", by.category()).ifPresent(all::add);
        Optional.ofNullable(by.inboxId())
                .map(id -> predicates.is("inbox", id.toString()))
                .ifPresent(all::add);
        Optional.ofNullable(by.assignedTo())
                .map(id -> predicates.is("assignee", id.toString()))
                .ifPresent(all::add);
        Optional.ofNullable(by.containsPhi())
                .map(phi -> predicates.is("phi", phi))
                .ifPresent(all::add);
        by.tags().forEach(tag -> all.add(predicates.is("tags", tag.toString())));
        if (by.since() != null || by.until() != null) {
            all.add(predicates.between(by.since(), by.until()));
        }
        return all;
    }

    private static Optional<SearchPredicate> oneOf(FaxPredicates predicates, String field, @Nullable String values) {
        return Optional.ofNullable(values).map(text -> predicates.oneOf(field, Arrays.asList(text.split(","))));
    }

    /// What the database doesn't show any more is left out.
    private List<SearchAnswer.Hit> hits(List<Ranked> ranked, Highlights highlights) {
        List<UUID> ids = ranked.stream().map(Ranked::id).toList();
        Map<UUID, FaxView> views =
                queries.readable(ids).stream().collect(Collectors.toMap(FaxView::id, Function.identity()));
        Map<UUID, List<String>> pages = texts.pages(views.keySet());
        var hits = new ArrayList<SearchAnswer.Hit>();
        for (Ranked one : ranked) {
            FaxView view = views.get(one.id());
            if (view != null) {
                Optional<Highlights.Snippet> best = highlights.best(pages.getOrDefault(one.id(), List.of()));
                hits.add(new SearchAnswer.Hit(
                        view,
                        one.score(),
                        best.map(Highlights.Snippet::page).orElse(null),
                        best.map(Highlights.Snippet::html).orElse(null)));
            }
        }
        return hits;
    }

    Question.Meant meant(String text) {
        SearchText.requireLength("text", text);
        ZoneId zone = settings.get(CommonSettings.TIME_ZONE);
        Map<String, String> own = categories
                .all()
                .filter(Categories.KnownCategory::own)
                .collect(Collectors.toMap(
                        Categories.KnownCategory::label, Categories.KnownCategory::code, (one, other) -> one));
        return Question.understand(text, LocalDate.now(clock.withZone(zone)), own);
    }

    /// The codes of all categories.
    List<String> categories() {
        return categories.all().map(Categories.KnownCategory::code).toList();
    }

    /// Other faxes whose words or meaning are like those of this one, the most alike first.
    SimilarFaxes similar(String id, int limit) {
        FaxView fax = queries.require(id, FaxAccess.READ);
        FaxAccess.requireInLists(FaxAccess.TEXT);
        reads.record("fax.text_read", FAX, fax.id());
        String text = String.join("\n", texts.pages(List.of(fax.id())).getOrDefault(fax.id(), List.of()));
        Map<UUID, Double> near = new LinkedHashMap<>();
        meanings.near(fax.id(), limit).forEach(other -> near.put(other.fax(), other.likeness()));
        var predicates = predicates();
        SearchPredicate open = open(predicates);
        try (SearchSession session = index.session()) {
            var words = new TellingWords(predicates, open, session).of(text);
            List<UUID> worded = words.isEmpty()
                    ? List.of()
                    : session.search(IndexedFax.class)
                            .select(f -> f.id(UUID.class))
                            .where(predicates.alike(open, fax.id(), words))
                            .fetchHits(limit);
            Map<UUID, Float> scores = SimilarFaxes.fused(worded, List.copyOf(near.keySet()), limit);
            Map<UUID, List<String>> pages = texts.pages(scores.keySet());
            List<SimilarFaxes.Alike> found = queries.readable(scores.keySet()).stream()
                    .map(view -> new SimilarFaxes.Alike(
                            view,
                            scores.getOrDefault(view.id(), 0f),
                            near.get(view.id()),
                            common(words, pages.getOrDefault(view.id(), List.of()))))
                    .sorted(Comparator.comparing(SimilarFaxes.Alike::score).reversed())
                    .toList();
            reads.recordList(
                    "fax.searched",
                    FAX,
                    found.stream().map(one -> one.fax().id()).toList(),
                    Map.of());
            return new SimilarFaxes(found);
        }
    }

    private static List<String> common(Map<String, Double> words, List<String> pages) {
        var there = new HashSet<>(SearchWords.of(String.join("\n", pages)));
        return words.keySet().stream().filter(there::contains).limit(8).toList();
    }

    /// All faxes of the organisation are indexed anew while it is searched on.
    int again() {
        UUID organization = Actors.current().requireOrganization();
        return rows.again(index.idsOf(organization));
    }

    long waiting() {
        return rows.waitingCount();
    }

    static void requireLimit(int limit, int most) {
        if (limit < 1 || limit > most) {
            throw PlatformError.invalid("limit", "out of range", "1 to " + most);
        }
    }
}
