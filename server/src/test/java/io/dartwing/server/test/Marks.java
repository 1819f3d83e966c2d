package io.dartwing.server.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Marks on fax pages, as callers write them.
public final class Marks {
    private Marks() {}

    public static Map<String, Object> mark(String type, int page, double x, double y, double w, double h) {
        var mark = new LinkedHashMap<String, Object>();
        mark.put("type", type);
        mark.put("page", page);
        mark.put("x", x);
        mark.put("y", y);
        mark.put("w", w);
        mark.put("h", h);
        return mark;
    }

    public static Map<String, Object> text(String text, double x, double y) {
        var mark = mark("text", 1, x, y, 0.4, 0.05);
        mark.put("text", text);
        return mark;
    }

    /// Boxes over the words of a fax that contain one of these.
    public static List<Map<String, Object>> over(JsonNode text, List<String> needles) {
        return text.path("pages")
                .valueStream()
                .flatMap(page -> page.path("words")
                        .valueStream()
                        .filter(word -> needles.stream()
                                .anyMatch(needle -> word.path("text").asString().contains(needle)))
                        .map(word -> mark(
                                "redaction",
                                page.path("number").asInt(),
                                word.path("x").asDouble(),
                                word.path("y").asDouble(),
                                word.path("w").asDouble(),
                                word.path("h").asDouble())))
                .toList();
    }
}
