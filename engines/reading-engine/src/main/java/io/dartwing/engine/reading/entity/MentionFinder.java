package io.dartwing.engine.reading.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Days and times that nothing else was made of.
final class MentionFinder implements Finder {
    private static final Pattern TIME = Pattern.compile(
            "(?<![\\w:./-])(?:(1[0-2]|0?[1-9])(?::([0-5]\\d))? ?([AaPp])\\.?[Mm]\\b\\.?|([01]?\\d|2[0-3]):([0-5]\\d)(?::[0-5]\\d)?(?![\\w:/]))");

    @Override
    public List<Finding> in(List<Sheet> pages, Claims claims) {
        int latestYear = DateFinder.latestYear(pages);
        List<Finding> found = new ArrayList<>();
        for (Sheet page : pages) {
            for (Row row : page.rows()) {
                WrittenDate.in(row)
                        .forEach(date -> found.add(Finding.of(
                                EntityType.DATE,
                                date.span(),
                                date.on(latestYear).toString(),
                                0.9 * date.trust())));
                Matcher time = TIME.matcher(row.text());
                while (time.find()) {
                    found.add(Finding.of(
                            EntityType.TIME, row.span(time.start(), time.end()).trimmed(""), normalized(time), 0.85));
                }
            }
        }
        return found;
    }

    private static String normalized(Matcher time) {
        if (time.group(3) == null) {
            return "%02d:%s".formatted(Integer.parseInt(time.group(4)), time.group(5));
        }
        int hour = Integer.parseInt(time.group(1)) % 12 + (time.group(3).equalsIgnoreCase("p") ? 12 : 0);
        return "%02d:%s".formatted(hour, time.group(2) == null ? "00" : time.group(2));
    }
}
