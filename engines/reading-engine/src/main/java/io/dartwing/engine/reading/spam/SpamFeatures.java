package io.dartwing.engine.reading.spam;

import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.category.Category;
import io.dartwing.engine.reading.category.Cues;
import io.dartwing.engine.reading.category.DocumentLayout;
import io.dartwing.engine.reading.category.DocumentWords;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What of a fax the trees see: named numbers, 0 where something is absent or unknown.
final class SpamFeatures {
    private static final Cues CUES = Cues.beside(SpamFeatures.class, "junk.txt");
    private static final List<String> JUNK_GROUPS =
            List.of("removal", "pressure", "price", "finance", "travel", "prize", "goods", "crowd");
    private static final Pattern TOLL_FREE =
            Pattern.compile("\\b1?[-. (]{0,2}8(00|88|77|66|55|44|33)[). -]{1,2}\\d{3}[-. ]?[\\dA-Z]{4}");
    private static final Pattern ADDRESS_ON_THE_WEB = Pattern.compile("(?i)\\bwww\\.|https?:|\\b[a-z\\d-]+\\.com\\b");

    private SpamFeatures() {}

    /// @param kinds probability of each category, by its name
    static Map<String, Double> of(List<PageReading> pages, Map<String, Double> kinds, Arrival arrival) {
        Map<String, Double> features = content(pages, kinds);
        features.putAll(sender(arrival));
        return features;
    }

    static Map<String, Double> content(List<PageReading> pages, Map<String, Double> kinds) {
        Map<String, Double> features = new LinkedHashMap<>();
        DocumentLayout layout = DocumentLayout.of(pages);
        addCues(features, pages, layout);
        StringBuilder text = new StringBuilder();
        pages.stream().limit(5).forEach(page -> text.append(page.text()).append('\n'));
        features.put(
                "toll-free-in-text",
                Math.min(3.0, TOLL_FREE.matcher(text).results().count()));
        features.put(
                "web", Math.min(3.0, ADDRESS_ON_THE_WEB.matcher(text).results().count()));
        Map<String, Double> looks = layout.scaled();
        for (String look : List.of("exclamations", "capitals", "percents", "large-type", "largest", "labels", "gaps")) {
            features.put(look, looks.getOrDefault(look, 0.0));
        }
        for (String size : List.of("words", "pages", "words-per-line", "money", "digits", "density")) {
            features.put(size, looks.getOrDefault(size, 0.0));
        }
        double marketing = kinds.getOrDefault(Category.MARKETING.code(), 0.0);
        double other = kinds.getOrDefault(Category.OTHER.code(), 0.0);
        features.put("marketing", marketing);
        features.put("no-business", marketing + other);
        return features;
    }

    private static void addCues(Map<String, Double> features, List<PageReading> pages, DocumentLayout layout) {
        Map<String, Double> strength = new HashMap<>();
        Set<Cues.Cue> counted = new HashSet<>();
        for (Cues.Found found : CUES.in(DocumentWords.of(pages))) {
            if (counted.add(found.cue())) {
                strength.merge(found.cue().group(), (double) found.cue().strength(), Double::sum);
            }
        }
        double junk = 0;
        double wanted = 0;
        double kindsOfJunk = 0;
        for (String group : CUES.groups()) {
            double sum = strength.getOrDefault(group, 0.0);
            features.put(group, Math.log1p(sum));
            if (JUNK_GROUPS.contains(group)) {
                junk += sum;
                kindsOfJunk += sum >= 3 ? 1 : 0;
            } else {
                wanted += sum;
            }
        }
        features.put("kinds-of-junk", kindsOfJunk);
        features.put("junk-lead", (junk - wanted) / (junk + wanted + 3));
        features.put("junk-density", junk / (layout.words() + 20.0));
        features.put("wanted-density", wanted / (layout.words() + 20.0));
    }

    static Map<String, Double> sender(Arrival arrival) {
        Map<String, Double> features = new LinkedHashMap<>();
        arrival.history().ifPresent(history -> {
            boolean first = history.received() == 0 && !history.contact();
            features.put("first-contact", first ? 1.0 : 0.0);
            features.put("received", Math.log1p(history.received()));
            features.put("rejected-share", history.rejected() / (history.received() + 1.0));
            features.put("released", Math.log1p(history.released()));
            features.put("kept", Math.log1p(history.received() - (double) history.rejected()));
            features.put("reports", Math.log1p(history.reports()));
            features.put("contact", history.contact() ? 1.0 : 0.0);
        });
        arrival.localTime().ifPresent(time -> {
            features.put("night", night(time) ? 1.0 : 0.0);
            features.put("weekend", weekend(time) ? 1.0 : 0.0);
        });
        for (NumberKind kind : NumberKind.values()) {
            if (kind != NumberKind.UNKNOWN) {
                features.put("number-" + kind, arrival.number() == kind ? 1.0 : 0.0);
            }
        }
        return features;
    }

    private static boolean night(LocalDateTime time) {
        return time.getHour() < 6 || time.getHour() >= 22;
    }

    private static boolean weekend(LocalDateTime time) {
        return time.getDayOfWeek() == DayOfWeek.SATURDAY || time.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
