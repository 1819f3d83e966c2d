package io.dartwing.engine.reading.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Organisations by the words their names end with: `Mercy General Hospital`, `Acme Supplies, Inc.`.
final class OrganizationFinder implements Finder {
    private static final Set<String> KINDS = WordList.words("organizations.txt");
    private static final Set<String> FORMS = Set.of("inc", "llc", "llp", "ltd", "corp", "pc", "pllc", "pa", "co", "lp");
    private static final Set<String> NOT_NAMES = WordList.words("not-names.txt");
    private static final Set<String> WITHIN = Set.of("of", "the", "for", "and", "&", "at", "de", "la", "st", "st.");
    private static final Set<String> BEFORE = Set.of(
            "of",
            "the",
            "for",
            "and",
            "&",
            "at",
            "by",
            "to",
            "from",
            "ordered",
            "referred",
            "sent",
            "dear",
            "attn",
            "re",
            "in",
            "your",
            "our",
            "thank",
            "you");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}&'’./-]+[,:;)]?");
    private static final Pattern CAPITAL = Pattern.compile("\\p{Lu}[\\p{L}\\p{N}'’&./-]*|\\d{1,3}(?:st|nd|rd|th)");
    private static final int LONGEST = 8;

    @Override
    public List<Finding> in(List<Sheet> pages, Claims claims) {
        List<Finding> found = new ArrayList<>();
        for (Sheet page : pages) {
            for (Row row : page.rows()) {
                row.cells().forEach(cell -> in(row, cell, found));
            }
        }
        return found;
    }

    private static void in(Row row, Span cell, List<Finding> found) {
        List<Span> name = new ArrayList<>();
        Matcher word = WORD.matcher(row.text()).region(cell.from(), cell.to());
        while (word.find()) {
            Span span = row.span(word.start(), word.end());
            String bare = bare(span);
            boolean part = CAPITAL.matcher(bare).matches() || (!name.isEmpty() && WITHIN.contains(bare));
            boolean ends = span.text().matches(".*[:;)]$");
            if (part && !ends) {
                name.add(span);
            }
            boolean comma = span.text().endsWith(",") && !isFormAhead(row, span.to());
            if (!part || ends || comma) {
                if (part && ends) {
                    name.clear();
                }
                take(row, name, found);
                name.clear();
            }
        }
        take(row, name, found);
    }

    private static boolean isFormAhead(Row row, int from) {
        Matcher next = WORD.matcher(row.text()).region(from, row.text().length());
        return next.find()
                && FORMS.contains(bare(row.span(next.start(), next.end())).toLowerCase(Locale.ROOT));
    }

    /// Up to the last word that names a kind or form of organisation; something before it must be a
    /// name: `Primary Insurance` is none.
    private static void take(Row row, List<Span> words, List<Finding> found) {
        int last = words.size() - 1;
        while (last >= 0 && !isKind(words.get(last))) {
            last--;
        }
        int first = Math.max(0, last - LONGEST + 1);
        while (first < last && BEFORE.contains(bare(words.get(first)).toLowerCase(Locale.ROOT))) {
            first++;
        }
        boolean named = last > first
                && words.subList(first, last).stream()
                        .map(word -> bare(word).toLowerCase(Locale.ROOT))
                        .anyMatch(word -> word.length() > 2
                                && !NOT_NAMES.contains(word)
                                && !KINDS.contains(word)
                                && !WITHIN.contains(word));
        if (named) {
            Span span = row.span(words.get(first).from(), words.get(last).to()).trimmed(",;:");
            found.add(Finding.of(EntityType.ORGANIZATION, span, span.text().replaceAll("\\s+", " "), 0.75));
        }
    }

    private static boolean isKind(Span word) {
        String bare = bare(word).toLowerCase(Locale.ROOT).replace(".", "");
        return KINDS.contains(bare) || FORMS.contains(bare);
    }

    private static String bare(Span word) {
        return word.text().replaceAll("[,:;).]+$", "");
    }
}
