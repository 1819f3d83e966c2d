package io.dartwing.engine.reading.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A person's name as it stands on a page: `Maria L. Gonzalez`, `GONZALEZ, MARIA L`, `Ann de la Cruz
/// Jr.`
///
/// @param span the name without title and credentials
/// @param given the given names, initials left out
/// @param family the family name, empty if only one name stands there
/// @param turned whether the family name comes first, with a comma
record PersonName(Span span, String given, String family, boolean turned) {
    private static final Set<String> NOT_NAMES = WordList.words("not-names.txt");
    private static final Set<String> GIVEN_NAMES = WordList.words("given-names.txt");
    private static final Set<String> PARTICLES = Set.of(
            "de", "del", "della", "di", "da", "du", "la", "le", "van", "von", "der", "den", "ter", "st", "st.", "bin",
            "ibn", "al", "el", "san", "mac", "y", "los", "las");
    private static final Set<String> ALSO_GIVEN = Set.of("april", "may", "june", "august", "dean", "chase", "bill");
    private static final Set<String> ALSO_FAMILY = Set.of(
            "price", "page", "day", "case", "law", "judge", "may", "march", "read", "north", "south", "west", "east",
            "street", "small", "given", "post", "marital", "field");
    private static final Set<String> SUFFIXES = Set.of("jr", "sr", "ii", "iii", "iv");
    private static final Pattern HONORIFIC =
            Pattern.compile("(?:(?:Mr|Mrs|Ms|Miss|Mx|Master|Dr|DR|MR|MRS|MS)\\b[.,]? ?)+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}0-9'’`.|-]+,?");
    private static final Pattern SHAPE =
            Pattern.compile("[\\p{Lu}0|][\\p{L}'’`0-9|]*[\\p{L}|](?:-\\p{Lu}?[\\p{L}'’`01|]+)?");
    private static final Pattern INITIAL = Pattern.compile("\\p{Lu}\\.?|\\p{Lu}\\.?\\p{Lu}\\.");
    private static final Pattern GLUED =
            Pattern.compile("(\\p{Lu}\\p{Ll}{2,})(?:\\p{Lu}\\.)?(\\p{Lu}\\p{Ll}{2,})(?![\\p{L}\\d])");
    private static final int LONGEST = 5;

    /// A name of at least two parts that begins at the character, after a title.
    static Optional<PersonName> at(Row row, int from) {
        Matcher title = HONORIFIC.matcher(row.text()).region(from, row.text().length());
        int start = title.lookingAt() ? title.end() : from;
        return glued(row, start)
                .or(() -> of(
                        row,
                        words(row, start, row.cellEnd(Math.min(start, row.text().length())))));
    }

    /// `MelissaJ.Chavez`, whose blanks got lost.
    private static Optional<PersonName> glued(Row row, int from) {
        Matcher glued = GLUED.matcher(row.text()).region(from, row.text().length());
        return glued.lookingAt()
                        && GIVEN_NAMES.contains(glued.group(1).toLowerCase(Locale.ROOT))
                        && !isNoName(glued.group(2))
                ? Optional.of(
                        new PersonName(row.span(glued.start(), glued.end()), glued.group(1), glued.group(2), false))
                : Optional.empty();
    }

    /// The name's place, as a shape beside labels.
    static Optional<Span> spanAt(Row row, int from) {
        return at(row, from).map(PersonName::span);
    }

    /// The name that ends before the character, where credentials begin.
    static Optional<PersonName> before(Row row, int to) {
        int cell = row.cellStart(to);
        List<Span> words = words(row, cell, to);
        for (int from = Math.max(0, words.size() - LONGEST); from < words.size() - 1; from++) {
            List<Span> tail = words.subList(from, words.size());
            Optional<PersonName> name = of(row, tail);
            if (name.isPresent()
                    && name.get().span.to() >= tail.getLast().trimmed(",.").to() - 1) {
                return name;
            }
        }
        return Optional.empty();
    }

    /// `First Last` with capitals only where names have them.
    String normalized() {
        return family.isEmpty() ? properCase(given) : properCase(given) + " " + properCase(family);
    }

    /// Whether one of its parts is a common given name.
    boolean familiar() {
        return List.of((given + " " + family).toLowerCase(Locale.ROOT).split("[ -]", -1)).stream()
                .anyMatch(GIVEN_NAMES::contains);
    }

    /// A single name with capitals only where names have them.
    static String properName(String written) {
        return properCase(written);
    }

    static boolean isFamilyName(String word) {
        String bare = word.replaceAll("[.,;:]$", "");
        return SHAPE.matcher(bare).matches() && Character.isUpperCase(bare.charAt(0)) && !isNoName(bare);
    }

    private static List<Span> words(Row row, int from, int to) {
        List<Span> words = new ArrayList<>();
        Matcher word = WORD.matcher(row.text()).region(Math.min(from, to), to);
        int end = from;
        while (word.find() && words.size() < 12) {
            if (!row.text().substring(end, word.start()).isBlank() && !words.isEmpty()) {
                words.add(row.span(end, end));
            }
            words.add(row.span(word.start(), word.end()));
            end = word.end();
        }
        return words;
    }

    private static Optional<PersonName> of(Row row, List<Span> words) {
        List<Span> taken = new ArrayList<>();
        int comma = -1;
        for (Span word : words) {
            String bare = INITIAL.matcher(word.text()).matches()
                    ? word.text()
                    : word.text().replaceAll("[,.]+$", "");
            boolean particle = PARTICLES.contains(bare.toLowerCase(Locale.ROOT));
            boolean suffix = SUFFIXES.contains(bare.toLowerCase(Locale.ROOT).replace(".", ""));
            boolean initial = INITIAL.matcher(bare).matches();
            boolean month = taken.isEmpty() && ALSO_GIVEN.contains(bare.toLowerCase(Locale.ROOT));
            boolean alsoFamily = !taken.isEmpty()
                    && isGivenName(taken.getFirst())
                    && ALSO_FAMILY.contains(bare.toLowerCase(Locale.ROOT));
            boolean name = SHAPE.matcher(bare).matches() && (month || alsoFamily || !isNoName(bare));
            if (taken.size() == LONGEST || !(particle || initial || name) || (suffix && taken.isEmpty())) {
                break;
            }
            taken.add(word);
            if (word.text().endsWith(",")) {
                boolean familyFirst = comma < 0
                        && taken.size() <= 2
                        && !(taken.size() == 2 && isGivenName(taken.getFirst()))
                        && !suffix
                        && taken.stream().noneMatch(PersonName::isInitial);
                if (!familyFirst) {
                    break;
                }
                comma = taken.size();
            }
            if (word.text().endsWith(".") && !initial && !suffix && !particle) {
                break;
            }
        }
        while (comma < taken.size() && !taken.isEmpty() && trailing(taken.getLast(), comma)) {
            taken.removeLast();
        }
        return comma > 0 && comma < taken.size() ? turned(row, taken, comma) : straight(row, taken, comma);
    }

    private static Optional<PersonName> turned(Row row, List<Span> words, int comma) {
        String family = join(words.subList(0, comma));
        String given = join(words.subList(comma, Math.min(words.size(), comma + 3)));
        Span span = row.span(
                words.getFirst().from(),
                words.get(Math.min(words.size(), comma + 3) - 1).to());
        return given.isEmpty() || family.isEmpty()
                ? Optional.empty()
                : Optional.of(new PersonName(span.trimmed(",;:"), given, family, true));
    }

    private static Optional<PersonName> straight(Row row, List<Span> all, int comma) {
        List<Span> words = comma > 0 ? all.subList(0, comma) : all;
        List<String> parts = words.stream()
                .map(Span::text)
                .filter(part -> !INITIAL.matcher(part.replace(",", "")).matches())
                .filter(part -> !SUFFIXES.contains(part.toLowerCase(Locale.ROOT).replaceAll("[.,]", "")))
                .map(part -> part.replaceAll("[,.]$", ""))
                .toList();
        if (parts.size() < 2 || PARTICLES.contains(parts.getLast().toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        Span span = row.span(words.getFirst().from(), words.getLast().to())
                .trimmed(initials(words.getLast()) ? ",;:" : ",;:.");
        return Optional.of(
                new PersonName(span, parts.getFirst(), String.join(" ", parts.subList(1, parts.size())), false));
    }

    /// A particle doesn't end a name; a single letter behind the family name is rather a patient's
    /// sex.
    private static boolean trailing(Span word, int comma) {
        return PARTICLES.contains(word.text().toLowerCase(Locale.ROOT)) || (comma < 0 && isInitial(word));
    }

    private static boolean initials(Span word) {
        return isInitial(word)
                || SUFFIXES.contains(word.text().toLowerCase(Locale.ROOT).replaceAll("[.,]", ""));
    }

    private static boolean isGivenName(Span word) {
        return GIVEN_NAMES.contains(word.text().toLowerCase(Locale.ROOT));
    }

    private static boolean isInitial(Span word) {
        return INITIAL.matcher(word.text().replace(",", "")).matches();
    }

    private static String join(List<Span> words) {
        return words.stream()
                .map(word -> word.text().replaceAll("[,]$", ""))
                .filter(word -> !INITIAL.matcher(word).matches())
                .filter(word -> !SUFFIXES.contains(word.toLowerCase(Locale.ROOT).replace(".", "")))
                .collect(Collectors.joining(" "));
    }

    private static boolean isNoName(String word) {
        return NOT_NAMES.contains(word.toLowerCase(Locale.ROOT).replaceAll("[.'’`]s?$|\\.", ""))
                || word.chars().filter(Character::isDigit).count() * 3 > word.length();
    }

    private static String properCase(String name) {
        StringBuilder proper = new StringBuilder();
        for (String word : name.split(" ", -1)) {
            proper.append(proper.isEmpty() ? "" : " ").append(properWord(word));
        }
        return proper.toString();
    }

    private static String properWord(String written) {
        String word = letters(written);
        if (PARTICLES.contains(word)) {
            return word;
        }
        boolean mixed = !word.equals(word.toUpperCase(Locale.ROOT)) && !word.equals(word.toLowerCase(Locale.ROOT));
        if (mixed) {
            return word;
        }
        StringBuilder proper = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            boolean begins = i == 0 || "-'’".indexOf(word.charAt(i - 1)) >= 0 || (i == 2 && word.startsWith("MC"));
            char c = word.charAt(i);
            proper.append(begins ? Character.toUpperCase(c) : Character.toLowerCase(c));
        }
        return proper.toString();
    }

    /// Names have no digits: those that were read are letters of the same shape.
    private static String letters(String word) {
        boolean capitals = word.chars().noneMatch(Character::isLowerCase);
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean small = i > 0 && !capitals;
            letters.append(
                    switch (c) {
                        case '0' -> small ? 'o' : 'O';
                        case '1', '|' -> small ? 'l' : 'I';
                        case '5' -> small ? 's' : 'S';
                        case '8' -> 'B';
                        default -> c;
                    });
        }
        return letters.toString();
    }
}
