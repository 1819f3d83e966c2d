package io.dartwing.cli.reading;

import io.dartwing.engine.reading.DocumentReading;
import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.document.DocumentKnowledge;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The result of a document, as `docs/reading.md` describes it.
final class ReadingJson {
    private ReadingJson() {}

    static Map<String, Object> of(String id, String file, DocumentKnowledge knowledge) {
        DocumentReading reading = knowledge.reading();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("file", file);
        trouble(reading).ifPresent(sentence -> json.put("error", sentence));
        json.put("pages", reading.pages().stream().map(ReadingJson::page).toList());
        json.put("text", reading.text());
        json.put("ms", milliseconds(knowledge));
        return json;
    }

    /// The result of a document of which nothing could be read.
    static Map<String, Object> failed(String id, String file, String sentence, long milliseconds) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("file", file);
        json.put("error", sentence);
        json.put("pages", List.of());
        json.put("text", "");
        json.put("ms", Map.of("total", milliseconds));
        return json;
    }

    private static Map<String, Object> page(PageReading page) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("number", page.number());
        json.put(
                "outcome",
                switch (page.outcome()) {
                    case PageReading.Read read -> "read";
                    case PageReading.Blank blank -> "blank";
                    case PageReading.Unreadable unreadable -> "unreadable";
                });
        if (page.outcome() instanceof PageReading.Unreadable unreadable) {
            json.put("error", sentence(unreadable));
        }
        json.put("text", page.text());
        json.put("confidence", rounded(page.confidence()));
        json.put("rotation", page.rotation());
        json.put("skew", rounded(page.skewDegrees()));
        return json;
    }

    private static Map<String, Object> milliseconds(DocumentKnowledge knowledge) {
        Map<String, Object> json = new LinkedHashMap<>();
        knowledge
                .durations()
                .forEach((step, duration) -> json.put(step.name().toLowerCase(Locale.ROOT), duration.toMillis()));
        json.put(
                "total",
                knowledge.durations().values().stream()
                        .mapToLong(duration -> duration.toMillis())
                        .sum());
        return json;
    }

    private static Optional<String> trouble(DocumentReading reading) {
        if (reading.fault().isPresent()) {
            return reading.fault().map(ReadingJson::sentence);
        }
        List<PageReading.Unreadable> lost = reading.pages().stream()
                .map(PageReading::outcome)
                .filter(PageReading.Unreadable.class::isInstance)
                .map(PageReading.Unreadable.class::cast)
                .toList();
        return lost.stream()
                .findFirst()
                .map(first ->
                        lost.size() + " of " + reading.pages().size() + " pages could not be read. " + sentence(first));
    }

    private static String sentence(PageReading.Unreadable unreadable) {
        String reason = unreadable.reason().sentence();
        return reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1) + ".";
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
