package io.dartwing.engine.reading.entity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the further places of names that are known already: headers of later pages, sentences,
/// signatures.
final class KnownNames {
    private static final double CERTAINTY = 0.85;

    private KnownNames() {}

    static List<Finding> repeated(EntityType type, List<Sheet> pages, List<Finding> known) {
        Map<String, Pattern> names = new LinkedHashMap<>();
        for (Finding finding : known) {
            String[] parts = finding.normalized().split(" ", 2);
            if (parts.length == 2) {
                names.putIfAbsent(finding.normalized(), eitherOrder(parts[0], parts[1]));
            }
        }
        List<Finding> repeated = new ArrayList<>();
        names.forEach((normalized, pattern) -> pages.forEach(page -> page.rows().forEach(row -> {
            Matcher matcher = pattern.matcher(row.text());
            while (matcher.find()) {
                repeated.add(Finding.of(type, row.span(matcher.start(), matcher.end()), normalized, CERTAINTY));
            }
        })));
        return repeated;
    }

    private static Pattern eitherOrder(String given, String family) {
        String first = Pattern.quote(given);
        String last = Pattern.quote(family);
        return Pattern.compile(
                "(?<![\\p{L}'’-])(?:" + first + " (?:\\p{L}\\.? )?" + last + "|" + last + ", ?" + first
                        + "(?: \\p{L}\\b\\.?)?)(?![\\p{L}’-])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
