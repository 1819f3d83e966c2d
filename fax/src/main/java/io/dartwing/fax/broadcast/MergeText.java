package io.dartwing.fax.broadcast;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text with places such as `{company}` for what the list says of each recipient.
final class MergeText {
    private static final Pattern PLACE = Pattern.compile("\\{([^{}\\n]{1,40})}");

    private MergeText() {}

    /// The columns that the text names.
    static Set<String> places(String text) {
        var names = new LinkedHashSet<String>();
        Matcher matcher = PLACE.matcher(text);
        while (matcher.find()) {
            names.add(column(matcher.group(1)));
        }
        return names;
    }

    /// What the list does not say of the recipient becomes nothing.
    ///
    /// @param longest where the text is cut
    static String fill(String text, Map<String, String> values, int longest) {
        String filled = PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(column(place.group(1)), "")));
        return filled.length() <= longest ? filled : filled.substring(0, longest);
    }

    /// As columns of a list are named: without regard to case.
    static String column(String name) {
        return name.strip().toLowerCase(java.util.Locale.ROOT);
    }
}
