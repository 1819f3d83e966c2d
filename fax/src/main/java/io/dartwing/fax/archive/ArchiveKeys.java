package io.dartwing.fax.archive;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Under which key a fax lies, by a template such as `{year}/{month}/{inbox}/{name}`. Pure.
///
/// Of people and their numbers nothing gets into a key: keys stand in logs and bills.
final class ArchiveKeys {
    static final String USUAL = "{year}/{month}/{inbox}/{name}";
    static final String EXPECTED =
            "at most 300 characters with {year}, {month}, {day}, {direction}, {inbox}, {category}, {name} or {id}, one"
                    + " of the last two among them";
    private static final int LONGEST = 300;
    private static final int LONGEST_VALUE = 80;
    private static final Pattern WORD = Pattern.compile("\\{([a-z]*)}");
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N} ._/-]*");
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N} ._-]");

    /// @param inbox empty for sent faxes, and for those in no inbox
    record Facts(
            UUID id,
            String name,
            String direction,
            Optional<String> inbox,
            Optional<String> category,
            Instant createdAt) {
        private Map<String, String> words() {
            ZonedDateTime at = createdAt.atZone(ZoneOffset.UTC);
            return Map.of(
                    "year",
                    Integer.toString(at.getYear()),
                    "month",
                    String.format(Locale.ROOT, "%02d", at.getMonthValue()),
                    "day",
                    String.format(Locale.ROOT, "%02d", at.getDayOfMonth()),
                    "direction",
                    direction,
                    "inbox",
                    inbox.orElse(direction.equals("outbound") ? "sent" : "no inbox"),
                    "category",
                    category.orElse("no category"),
                    "name",
                    name,
                    "id",
                    id.toString());
        }
    }

    private ArchiveKeys() {}

    /// What is wrong with a template; empty when it can be used.
    static Optional<String> fault(String template) {
        if (template.length() > LONGEST) {
            return Optional.of("too long");
        }
        Map<String, String> known =
                new Facts(new UUID(0, 0), "x", "inbound", Optional.empty(), Optional.empty(), Instant.EPOCH).words();
        Matcher words = WORD.matcher(template);
        while (words.find()) {
            if (!known.containsKey(words.group(1))) {
                return Optional.of("no such word: " + words.group());
            }
        }
        if (!PLAIN.matcher(WORD.matcher(template).replaceAll("")).matches()) {
            return Optional.of("a character that keys should not have");
        }
        boolean empty = Arrays.stream(template.split("/", -1))
                .anyMatch(part -> part.isBlank() || part.replace(".", "").isEmpty());
        if (empty) {
            return Optional.of("an empty folder");
        }
        return template.contains("{name}") || template.contains("{id}")
                ? Optional.empty()
                : Optional.of("faxes would lie in each other's place");
    }

    /// Without an ending. `version` is that of an edited copy.
    static String base(String template, Facts fax, Optional<Integer> version) {
        Map<String, String> words = fax.words();
        return WORD.matcher(template)
                        .replaceAll(word -> Matcher.quoteReplacement(safe(words.getOrDefault(word.group(1), ""))))
                + version.map(number -> "-version-" + number).orElse("");
    }

    /// One part of a path, whatever it was.
    private static String safe(String value) {
        String plain = OTHER.matcher(value).replaceAll("_").strip();
        String cut = plain.substring(0, Math.min(plain.length(), LONGEST_VALUE)).strip();
        return cut.replace(".", "").isEmpty() ? "_" : cut;
    }
}
