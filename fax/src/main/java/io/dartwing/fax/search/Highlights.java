package io.dartwing.fax.search;

import io.dartwing.fax.search.SearchWords.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.util.HtmlUtils;

/// The place of a text that says most of what was sought, its words marked.
final class Highlights {
    private static final int WORDS = 26;
    private static final int BEFORE = 5;

    private final List<Sought.Word> words = new ArrayList<>();
    private final List<List<String>> phrases = new ArrayList<>();
    private final boolean misread;

    /// @param page that it stands on, from 1
    /// @param html the marked words in `mark`, everything else escaped
    record Snippet(int page, String html) {}

    private record Found(int from, int length, Object what) {}

    Highlights(Sought sought, boolean misread) {
        this.misread = misread;
        collect(sought);
    }

    private void collect(Sought sought) {
        switch (sought) {
            case Sought.All(var parts) -> parts.forEach(this::collect);
            case Sought.Any(var parts) -> parts.forEach(this::collect);
            case Sought.In(var part, var what) -> {
                if (part == Sought.Part.TEXT) {
                    collect(what);
                }
            }
            case Sought.Word word -> words.add(word);
            case Sought.Number(var digits, var beginning) -> words.add(new Sought.Word(digits, beginning));
            case Sought.Phrase(var said) -> phrases.add(said);
            case Sought.Not ignored -> {}
            case Sought.Is ignored -> {}
            case Sought.Found ignored -> {}
            case Sought.Between ignored -> {}
            case Sought.Everything ignored -> {}
        }
    }

    /// Of the pages the best; nothing when none of the words stands there.
    Optional<Snippet> best(List<String> pages) {
        Optional<Snippet> best = Optional.empty();
        int most = 0;
        for (int i = 0; i < pages.size(); i++) {
            List<Place> places = SearchWords.places(pages.get(i));
            List<Found> found = found(places);
            Window window = window(found);
            if (window.kinds() > most) {
                most = window.kinds();
                best = Optional.of(new Snippet(i + 1, html(pages.get(i), places, found, window.from())));
            }
        }
        return best;
    }

    private List<Found> found(List<Place> places) {
        var found = new ArrayList<Found>();
        for (int i = 0; i < places.size(); i++) {
            String here = places.get(i).word();
            for (Sought.Word word : words) {
                if (fits(word, here)) {
                    found.add(new Found(i, 1, word));
                    break;
                }
            }
            for (List<String> phrase : phrases) {
                if (stands(phrase, places, i)) {
                    found.add(new Found(i, phrase.size(), phrase));
                }
            }
        }
        return found;
    }

    private boolean fits(Sought.Word word, String here) {
        return word.beginning()
                ? here.startsWith(word.word())
                : here.equals(word.word()) || misread && word.mayBeMisread() && oneApart(word.word(), here);
    }

    private static boolean stands(List<String> phrase, List<Place> places, int at) {
        if (at + phrase.size() > places.size()) {
            return false;
        }
        for (int i = 0; i < phrase.size(); i++) {
            if (!places.get(at + i).word().equals(phrase.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// The same first letter, and one letter changed, missing, too many, or two exchanged.
    static boolean oneApart(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 1 || one.charAt(0) != other.charAt(0)) {
            return false;
        }
        int i = 0;
        while (i < one.length() && i < other.length() && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        String left = one.substring(i);
        String right = other.substring(i);
        if (left.length() == right.length()) {
            return left.isEmpty()
                    || left.substring(1).equals(right.substring(1))
                    || left.length() > 1
                            && left.charAt(0) == right.charAt(1)
                            && left.charAt(1) == right.charAt(0)
                            && left.substring(2).equals(right.substring(2));
        }
        return left.length() > right.length()
                ? left.substring(1).equals(right)
                : right.substring(1).equals(left);
    }

    private record Window(int from, int kinds) {}

    /// Where most different things stand together.
    private static Window window(List<Found> found) {
        var best = new Window(0, 0);
        for (int i = 0; i < found.size(); i++) {
            Set<Object> kinds = new HashSet<>();
            for (int j = i;
                    j < found.size() && found.get(j).from() < found.get(i).from() + WORDS - BEFORE;
                    j++) {
                kinds.add(found.get(j).what());
            }
            if (kinds.size() > best.kinds()) {
                best = new Window(Math.max(0, found.get(i).from() - BEFORE), kinds.size());
            }
        }
        return best;
    }

    private static String html(String text, List<Place> places, List<Found> found, int from) {
        int to = Math.min(places.size(), from + WORDS);
        Set<Integer> marked = new HashSet<>();
        found.forEach(one -> {
            for (int i = one.from(); i < one.from() + one.length(); i++) {
                marked.add(i);
            }
        });
        var html = new StringBuilder(from > 0 ? "… " : "");
        int at = places.get(from).start();
        for (int i = from; i < to; i++) {
            Place place = places.get(i);
            html.append(escaped(text.substring(at, place.start())));
            String word = escaped(text.substring(place.start(), place.end()));
            html.append(marked.contains(i) ? "<mark>" + word + "</mark>" : word);
            at = place.end();
        }
        return html.append(to < places.size() ? " …" : escaped(text.substring(at)))
                .toString();
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text.replaceAll("\\s+", " "), "UTF-8");
    }
}
