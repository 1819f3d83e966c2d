package io.dartwing.engine.reading.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// E-mail addresses, also where scanning put a blank beside the at sign or the last point.
final class EmailFinder implements Finder {
    private static final Pattern ADDRESS = Pattern.compile("[\\w.+%-]*\\w ?[@©®] ?[\\w-]+(?:[.,][\\w-]+)* ?[.,] ?"
            + "(?i:com|org|net|edu|gov|mil|health|care|clinic|info|biz|us|io|co|med|example|test|invalid|uk|ca"
            + "|app|dev|pro|law|email|online|site|store|shop|pharmacy|hospital|doctor|dental)\\b");

    @Override
    public List<Finding> in(List<Sheet> pages, Claims claims) {
        List<Finding> found = new ArrayList<>();
        for (Sheet page : pages) {
            for (Row row : page.rows()) {
                Matcher matcher = ADDRESS.matcher(row.text());
                while (matcher.find()) {
                    String written = matcher.group();
                    String address = written.replaceAll("[©®]", "@")
                            .replaceAll("\\s", "")
                            .replace(',', '.')
                            .toLowerCase(Locale.ROOT);
                    Span span = row.span(matcher.start(), matcher.end());
                    found.add(Finding.of(EntityType.EMAIL, span, address, written.indexOf('@') > 0 ? 0.97 : 0.75));
                }
            }
        }
        return found;
    }
}
