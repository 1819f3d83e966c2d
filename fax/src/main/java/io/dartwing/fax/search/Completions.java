package io.dartwing.fax.search;

import io.dartwing.fax.document.FaxQueries;
import io.dartwing.fax.document.FaxText;
import io.dartwing.fax.document.FaxView;
import io.dartwing.platform.auditing.PhiReads;
import io.dartwing.platform.settings.CommonSettings;
import io.dartwing.platform.settings.OrganizationSettings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Completes what is typed into the search, from the best faxes that it finds so far.
///
/// The dictionary of the index is never asked: it has the words of everybody's faxes. What is
/// offered stands in faxes that the asker finds and may read.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Completions {
    private static final int FAXES_LOOKED_AT = 40;
    private static final int LONGEST_TEXT = 100_000;
    private static final int MOST_WORDS = 8;
    private static final int MOST_PARTIES = 5;

    /// @param words folded, those of most faxes first
    record Completed(List<String> words, List<Party> parties) {}

    /// @param field from or to
    record Party(String field, String name, @Nullable String number) {}

    private final FaxSearch search;
    private final FaxQueries queries;
    private final FaxText texts;
    private final PhiReads reads;
    private final OrganizationSettings settings;

    Completions(FaxSearch search, FaxQueries queries, FaxText texts, PhiReads reads, OrganizationSettings settings) {
        this.search = search;
        this.queries = queries;
        this.texts = texts;
        this.reads = reads;
        this.settings = settings;
    }

    /// Nothing for what can't be completed.
    Completed of(String text) {
        SearchText.requireLength("q", text);
        Optional<TypedWord> typed = TypedWord.of(text);
        if (typed.isEmpty()) {
            return new Completed(List.of(), List.of());
        }
        Sought sought = SearchText.understand(typed.get().whole(), settings.get(CommonSettings.TIME_ZONE));
        List<UUID> best = search.best(sought, FAXES_LOOKED_AT);
        List<FaxView> faxes = queries.readable(best);
        Completed completed = new Completed(
                typed.get().asksForWords() ? typed.get().completions(words(faxes), MOST_WORDS) : List.of(),
                typed.get().asksForParties() ? parties(typed.get(), faxes) : List.of());
        reads.recordList(
                "fax.searched", FaxSearch.FAX, faxes.stream().map(FaxView::id).toList(), Map.of("completed", "true"));
        return completed;
    }

    private List<List<String>> words(List<FaxView> faxes) {
        Map<UUID, List<String>> pages =
                texts.pages(faxes.stream().map(FaxView::id).toList());
        return faxes.stream()
                .map(fax -> {
                    String text = String.join("\n", pages.getOrDefault(fax.id(), List.of()));
                    String subject = fax.subject() == null ? "" : fax.subject();
                    return SearchWords.of(subject + "\n" + text.substring(0, Math.min(LONGEST_TEXT, text.length())));
                })
                .toList();
    }

    private static List<Party> parties(TypedWord typed, List<FaxView> faxes) {
        var all = new LinkedHashSet<Party>();
        for (FaxView fax : faxes) {
            party("from", fax.senderName(), fax.from()).ifPresent(all::add);
            party("to", fax.recipientName(), fax.to()).ifPresent(all::add);
        }
        return all.stream()
                .filter(party -> typed.field().isEmpty() || typed.field().equals(party.field()))
                .filter(party -> typed.begins(party.name()))
                .limit(MOST_PARTIES)
                .toList();
    }

    private static Optional<Party> party(String field, @Nullable String name, @Nullable String number) {
        return name == null || name.isBlank() ? Optional.empty() : Optional.of(new Party(field, name, number));
    }
}
