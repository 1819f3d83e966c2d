package io.dartwing.platform.notifications.inbox;

import io.dartwing.platform.notifications.NoticeKind;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fills templates. Values are put in as text: in HTML they are escaped, and a `{place}` in a value stays what
/// it is.
final class Wording {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z_]+)}");
    private static final String LEFT_OUT = "…";

    private Wording() {}

    record Template(String subject, String body) {
        static Template of(NoticeKind kind) {
            return new Template(kind.subject(), kind.text());
        }
    }

    /// The names in a template that its kind has no value for.
    static Set<String> unknownPlaces(NoticeKind kind, String template) {
        var unknown = new TreeSet<String>();
        PLACE.matcher(template)
                .results()
                .map(match -> match.group(1))
                .filter(name -> !kind.values().contains(name))
                .forEach(unknown::add);
        return unknown;
    }

    /// @param phiAllowed whether values that may be PHI are shown
    static String fill(NoticeKind kind, String template, Map<String, String> values, boolean phiAllowed) {
        return PLACE.matcher(template).replaceAll(match -> {
            String name = match.group(1);
            String value = kind.phi().contains(name) && !phiAllowed ? LEFT_OUT : values.getOrDefault(name, LEFT_OUT);
            return Matcher.quoteReplacement(value);
        });
    }

    /// A paragraph per line, everything escaped.
    static String html(String text) {
        var html = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            html.append("<p>").append(escaped(line)).append("</p>\n");
        }
        return html.toString();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
