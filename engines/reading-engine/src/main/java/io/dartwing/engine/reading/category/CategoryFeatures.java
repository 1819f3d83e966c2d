package io.dartwing.engine.reading.category;

import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.meaning.Sense;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What of a document the model sees: named numbers, the name's first letter telling the kind
/// (see [Kind]).
final class CategoryFeatures {
    private static final Cues CUES = Cues.beside(CategoryFeatures.class, "cues.txt");

    private CategoryFeatures() {}

    /// The kinds of features. Words, pairs, titles, letters and phrases depend on who wrote the
    /// examples; groups, looks and meaning are the same for any author, which is why they weigh
    /// as much although they are few.
    enum Kind {
        WORD('w', true, 1.0),
        PAIR('b', true, 0.7),
        TITLE('t', true, 0.9),
        LETTERS('c', true, 0.6),
        PHRASE('p', true, 1.0),
        GROUP('k', false, 1.0),
        LOOKS('l', false, 0.5),
        MEANING('e', false, 4);

        private final char letter;

        /// Whether the kind's values are weighted by rarity and brought to the length 1 together.
        final boolean open;

        final double scale;

        Kind(char letter, boolean open, double scale) {
            this.letter = letter;
            this.open = open;
            this.scale = scale;
        }

        static Kind of(String feature) {
            for (Kind kind : values()) {
                if (kind.letter == feature.charAt(0)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("feature: unknown kind (expected: one of w, b, t, c, p, k, l, e)");
        }

        String feature(String name) {
            return letter + ":" + name;
        }
    }

    static Map<String, Double> of(List<PageReading> pages) {
        return of(pages, sense(pages));
    }

    static Sense sense(List<PageReading> pages) {
        return Sense.of(DocumentWords.plain(pages));
    }

    static Map<String, Double> of(List<PageReading> pages, Sense sense) {
        DocumentWords words = DocumentWords.of(pages);
        Map<String, Double> counts = new HashMap<>();
        String before = "";
        for (DocumentWords.Form form : words.forms()) {
            count(counts, Kind.WORD, form.text());
            if (form.joined() && !before.isEmpty()) {
                count(counts, Kind.PAIR, before + ' ' + form.text());
            }
            if (form.title()) {
                count(counts, Kind.TITLE, form.text());
            }
            addLetters(counts, form.text());
            before = form.text();
        }
        counts.replaceAll((name, count) -> 1 + Math.log(count));
        addCues(counts, words);
        DocumentLayout.of(pages).scaled().forEach((trait, value) -> {
            counts.put(Kind.LOOKS.feature(trait), value);
            counts.put(Kind.LOOKS.feature("much-" + trait), value * value);
        });
        for (int i = 0; i < sense.size(); i++) {
            counts.put(Kind.MEANING.feature(Integer.toString(i)), (double) sense.get(i));
        }
        return counts;
    }

    private static void count(Map<String, Double> counts, Kind kind, String name) {
        counts.merge(kind.feature(name), 1.0, Double::sum);
    }

    private static void addLetters(Map<String, Double> counts, String word) {
        if (word.length() < 4 || word.indexOf('#') >= 0) {
            return;
        }
        String framed = '_' + word + '_';
        for (int i = 0; i + 4 <= framed.length(); i++) {
            count(counts, Kind.LETTERS, framed.substring(i, i + 4));
        }
    }

    /// Per group: how strongly its phrases speak at all, in titles, and against the other groups'.
    private static void addCues(Map<String, Double> counts, DocumentWords words) {
        Map<Cues.Cue, Boolean> found = new LinkedHashMap<>();
        CUES.in(words).forEach(cue -> found.merge(cue.cue(), cue.title(), Boolean::logicalOr));
        Map<String, Double> body = new HashMap<>();
        Map<String, Double> title = new HashMap<>();
        found.forEach((cue, inTitle) -> {
            double strength = strength(cue);
            body.merge(cue.group(), strength, Double::sum);
            if (inTitle) {
                title.merge(cue.group(), strength, Double::sum);
            }
            counts.put(Kind.PHRASE.feature(cue.group() + ' ' + cue.phrase()), inTitle ? 1.5 : 1.0);
        });
        addGroups(counts, "", body);
        addGroups(counts, "title-", title);
    }

    private static void addGroups(Map<String, Double> counts, String prefix, Map<String, Double> strengths) {
        double all = strengths.values().stream().mapToDouble(x -> x).sum();
        double most = strengths.values().stream().mapToDouble(x -> x).max().orElse(0);
        for (String group : CUES.groups()) {
            double strength = strengths.getOrDefault(group, 0.0);
            counts.put(Kind.GROUP.feature(prefix + group), Math.log1p(strength) / 3);
            counts.put(Kind.GROUP.feature(prefix + "share-" + group), all == 0 ? 0 : strength / all);
            counts.put(Kind.GROUP.feature(prefix + "lead-" + group), most > 0 && strength == most ? 1.0 : 0.0);
        }
        counts.put(Kind.GROUP.feature(prefix + "silence"), 1 / (1 + all));
    }

    /// A hint counts little, near proof a lot; longer phrases are rarer by chance than single
    /// words.
    private static double strength(Cues.Cue cue) {
        double alone = switch (cue.strength()) {
            case 1 -> 0.4;
            case 2 -> 1;
            default -> 2.5;
        };
        return alone * (cue.words().size() > 1 ? 1.3 : 1);
    }
}
