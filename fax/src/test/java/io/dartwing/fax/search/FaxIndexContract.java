package io.dartwing.fax.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Scope;
import io.dartwing.platform.database.DataDirectory;
import io.dartwing.platform.permission.AccessPlan;
import io.dartwing.testkit.Covers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.search.engine.search.predicate.SearchPredicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an index does, whichever it is, without a database.
abstract class FaxIndexContract {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    @TempDir
    Path folder;

    private final UUID clinic = Ids.next();
    private final UUID other = Ids.next();
    private final UUID inbox = Ids.next();
    private final UUID closed = Ids.next();
    private final UUID me = Ids.next();
    private DataDirectory data;
    private FaxIndex index;

    @BeforeEach
    void open() {
        data = DataDirectory.hold(folder);
        index = opened();
        index.mapping().scope(IndexedFax.class).schemaManager().dropAndCreate();
    }

    /// Where the index is.
    abstract SearchProperties.OpenSearch place();

    private FaxIndex opened() {
        var opened = new FaxIndex(data, new SearchProperties(Duration.ofSeconds(1), place()));
        assertThat(opened.open()).isTrue();
        return opened;
    }

    @AfterEach
    void close() {
        index.close();
        data.close();
    }

    @Test
    @Covers("FAX-I-001-05")
    void whatSaysItMoreOftenOrInTheSubjectComesFirst() {
        UUID once = add(fax("glucose and much else that has nothing to do with it at all", "A letter"));
        UUID often = add(fax("glucose glucose glucose", "A letter"));
        UUID subject = add(fax("something else", "Glucose"));
        add(fax("nothing of it", "A letter"));
        assertThat(found("glucose")).containsExactly(subject, often, once);
    }

    @Test
    @Covers("FAX-I-001-09")
    void wordsAreJoinedLeftOutOrAlternatives() {
        UUID lab = add(fax("lab report of glucose", "Results"));
        UUID letter = add(fax("a letter about glucose, draft", null));
        assertThat(found("glucose lab")).containsExactly(lab);
        assertThat(found("glucose -draft")).containsExactly(lab);
        assertThat(found("glucose NOT lab")).containsExactly(letter);
        assertThat(found("lab OR letter")).containsExactlyInAnyOrder(lab, letter);
        assertThat(found("(lab OR letter) AND draft")).containsExactly(letter);
        assertThat(found("\"report of glucose\"")).containsExactly(lab);
        assertThat(found("\"glucose report\"")).isEmpty();
        assertThat(found("subject:results")).containsExactly(lab);
        assertThat(found("text:results")).isEmpty();
        assertThat(found("-draft")).containsExactly(lab);
        assertThat(found("gluc*")).containsExactlyInAnyOrder(lab, letter);
        assertThat(found("")).containsExactlyInAnyOrder(lab, letter);
    }

    @Test
    @Covers("FAX-I-001-07")
    void misreadWordsAreFoundBehindTheOthers() {
        UUID right = add(fax("the patient came", null));
        UUID misread = add(fax("the patlent came", null));
        assertThat(found("patient")).containsExactly(right, misread);
        assertThat(find("patient", false)).containsExactly(right);
        assertThat(found("\"the patient\"")).containsExactly(right);
        UUID number = add(fax("number 55123", null));
        add(fax("number 55124", null));
        assertThat(found("55123")).containsExactly(number);
    }

    @Test
    void namesNumbersAndKindsAreFound() {
        UUID fax = add(fax("words", null));
        for (String typed : List.of(
                "+13035550142",
                "1303555*",
                "from:+13035550142",
                "to:+13035550199",
                "from:Müller",
                "mueller OR muller",
                "FAX-2026-00001",
                "category:lab_results",
                "direction:inbound status:delivered",
                "after:2026-11-28 before:2026-11-29")) {
            assertThat(found(typed)).as(typed).containsExactly(fax);
        }
        for (String typed : List.of("to:+13035550142", "1303556*", "category:referral", "before:2026-11-28")) {
            assertThat(found(typed)).as(typed).isEmpty();
        }
    }

    @Test
    @Covers("FAX-B-003-10")
    void whatStandsOnThePagesIsFoundByItsHash() {
        UUID fax = add(fax("glucose", null));
        for (String typed : List.of("npi:1234567893", "npi:123-456-7893", "patient:Gonzales npi:1234567893")) {
            assertThat(found(typed)).as(typed).containsExactly(fax);
        }
        for (String typed :
                List.of("npi:1234567890", "provider:gonzales", "patient:\"maria gonzales\"", "-npi:1234567893")) {
            assertThat(found(typed)).as(typed).isEmpty();
        }
    }

    @Test
    void onlyWhatAPlanOpensIsFound() {
        UUID mine = add(fax("glucose", null));
        UUID theirs = add(new IndexedFax(
                Ids.next(), other, place(null, null), found(), parties(), new IndexedFax.Words("X", null, "glucose")));
        UUID open = add(in(inbox, null));
        UUID shut = add(in(closed, null));
        UUID assigned = add(in(closed, me));
        assertThat(seen(plan(Set.of(Scope.ALL), true, Set.of(), Set.of())))
                .containsExactlyInAnyOrder(mine, open, shut, assigned);
        assertThat(seen(plan(Set.of(Scope.ALL), false, Set.of(), Set.of())))
                .containsExactlyInAnyOrder(mine, open, assigned);
        assertThat(seen(plan(Set.of(Scope.ASSIGNED), false, Set.of(), Set.of())))
                .containsExactly(assigned);
        assertThat(seen(plan(Set.of(), true, Set.of(), Set.of(shut, theirs))))
                .as("break-glass, of the own organisation only")
                .containsExactly(shut);
        assertThat(seen(plan(Set.of(Scope.ALL), true, Set.of(other), Set.of())))
                .containsExactlyInAnyOrder(mine, open, shut, assigned, theirs);
        assertThat(seen(new AccessPlan(Optional.empty(), Set.of(), Set.of(), false, false, Set.of())))
                .isEmpty();
    }

    @Test
    void aWordWithoutEndIsLeftOut() {
        UUID fax = add(fax("glucose " + "x".repeat(40_000) + " insulin", null));
        assertThat(found("glucose insulin")).containsExactly(fax);
    }

    @Test
    void whatWasWrittenIsThereAgain() {
        UUID fax = add(fax("glucose", null));
        UUID gone = add(fax("glucose", null));
        index.write(List.of(), List.of(gone));
        index.write(
                List.of(new IndexedFax(
                        fax,
                        clinic,
                        place(null, null),
                        found(),
                        parties(),
                        new IndexedFax.Words("X", null, "insulin"))),
                List.of());
        index.close();
        index = opened();
        refresh();
        assertThat(index.empty()).isFalse();
        assertThat(index.idsOf(clinic)).containsExactly(fax);
        assertThat(found("glucose")).isEmpty();
        assertThat(found("insulin")).containsExactly(fax);
    }

    private AccessPlan plan(Set<Scope> scopes, boolean seesKept, Set<UUID> reached, Set<UUID> emergency) {
        return new AccessPlan(Optional.of(clinic), reached, scopes, seesKept, false, emergency);
    }

    private UUID add(IndexedFax fax) {
        index.write(List.of(fax), List.of());
        return fax.id;
    }

    private IndexedFax fax(String text, @Nullable String subject) {
        return new IndexedFax(
                Ids.next(),
                clinic,
                place(null, null),
                found(),
                parties(),
                new IndexedFax.Words("FAX-2026-00001", subject, text));
    }

    private IndexedFax in(UUID box, @Nullable UUID assignee) {
        return new IndexedFax(
                Ids.next(),
                clinic,
                place(box, assignee),
                found(),
                parties(),
                new IndexedFax.Words("FAX-2026-00002", null, "glucose"));
    }

    private static IndexedFax.Place place(@Nullable UUID box, @Nullable UUID assignee) {
        return new IndexedFax.Place("inbound", "delivered", box, assignee, NOW);
    }

    private static IndexedFax.Found found() {
        return new IndexedFax.Found(
                "lab_results", List.of(), false, List.of("#NPI 1234567893", "#PERSON_PATIENT gonzales"));
    }

    private static IndexedFax.Parties parties() {
        return new IndexedFax.Parties("+13035550142", "+13035550199", "Müller Labs", null);
    }

    private List<UUID> found(String typed) {
        return find(typed, true);
    }

    private List<UUID> find(String typed, boolean misread) {
        var predicates = predicates();
        return hits(predicates.both(
                List.of(predicates.is("organization", clinic.toString())),
                predicates.of(SearchText.understand(typed, ZoneOffset.UTC), misread)));
    }

    private List<UUID> seen(AccessPlan plan) {
        return hits(predicates().open(plan, me, List.of(inbox)));
    }

    private void refresh() {
        index.mapping().scope(IndexedFax.class).workspace().refresh();
    }

    private FaxPredicates predicates() {
        return new FaxPredicates(index.mapping().scope(IndexedFax.class).predicate(), key -> "#" + key);
    }

    private List<UUID> hits(SearchPredicate what) {
        refresh();
        try (var session = index.session()) {
            return session.search(IndexedFax.class)
                    .select(f -> f.id(UUID.class))
                    .where(what)
                    .fetchHits(100);
        }
    }
}
