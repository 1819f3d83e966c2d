package io.dartwing.cli.reading;

import io.dartwing.engine.reading.Box;
import io.dartwing.engine.reading.DocumentReading;
import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.category.Category;
import io.dartwing.engine.reading.category.CategoryGuess;
import io.dartwing.engine.reading.document.DocumentKnowledge;
import io.dartwing.engine.reading.entity.Entity;
import io.dartwing.engine.reading.entity.EntityType;
import io.dartwing.engine.reading.form.Form;
import io.dartwing.engine.reading.phi.PhiSpan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The result of a document, as `docs/reading.md` describes it.
final class ReadingJson {
    private ReadingJson() {}

    static Map<String, Object> of(String id, String file, DocumentKnowledge knowledge, List<Form> forms) {
        DocumentReading reading = knowledge.reading();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("file", file);
        trouble(reading).ifPresent(sentence -> json.put("error", sentence));
        json.put("pages", reading.pages().stream().map(ReadingJson::page).toList());
        json.put("text", reading.text());
        json.put("category", knowledge.category().category());
        json.put("confidence", rounded(knowledge.category().probability()));
        json.put("unsure", knowledge.category().unsure());
        json.put(
                "top",
                knowledge.category().top().stream().map(ReadingJson::ranked).toList());
        json.put("contains_phi", knowledge.phi().containsPhi());
        json.put("phi", knowledge.phi().spans().stream().map(ReadingJson::span).toList());
        json.put("spam_score", knowledge.spam().score());
        json.put("entities", entities(knowledge, entity -> !EntityType.MENTIONS.contains(entity.type())));
        json.put("mentions", entities(knowledge, entity -> EntityType.MENTIONS.contains(entity.type())));
        json.put("forms", forms.stream().map(ReadingJson::form).toList());
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
        json.put("category", Category.OTHER.code());
        json.put("confidence", 0);
        json.put("top", List.of());
        json.put("contains_phi", false);
        json.put("phi", List.of());
        json.put("spam_score", 0);
        json.put("entities", List.of());
        json.put("mentions", List.of());
        json.put("forms", List.of());
        json.put("ms", Map.of("total", milliseconds));
        return json;
    }

    private static List<Map<String, Object>> entities(DocumentKnowledge knowledge, Predicate<Entity> wanted) {
        return knowledge.entities().stream()
                .filter(wanted)
                .map(ReadingJson::entity)
                .toList();
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

    private static Map<String, Object> ranked(CategoryGuess.Ranked ranked) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("category", ranked.category());
        json.put("confidence", rounded(ranked.probability()));
        return json;
    }

    private static Map<String, Object> span(PhiSpan span) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", span.type().name());
        json.put("page", span.page());
        json.put("box", box(span.box()));
        json.put("preview", span.preview());
        json.put("confidence", rounded(span.confidence()));
        return json;
    }

    private static Map<String, Object> entity(Entity entity) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", entity.type().name());
        json.put("value", entity.value());
        json.put("normalized", entity.normalized());
        json.put("page", entity.page());
        json.put("box", box(entity.box()));
        json.put("confidence", rounded(entity.confidence()));
        return json;
    }

    private static Map<String, Object> form(Form form) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("form", form.name());
        json.put("title", form.title());
        json.put("score", rounded(form.score()));
        json.put("page", form.page());
        json.put("fields", form.fields().stream().map(ReadingJson::field).toList());
        return json;
    }

    private static Map<String, Object> field(Form.FormValue field) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", field.name());
        json.put("label", field.label());
        json.put("value", field.value());
        json.put("normalized", field.normalized());
        json.put("page", field.page());
        json.put("box", box(field.box()));
        json.put("confidence", rounded(field.confidence()));
        return json;
    }

    private static Map<String, Object> box(Box box) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("x", rounded(box.x()));
        json.put("y", rounded(box.y()));
        json.put("width", rounded(box.width()));
        json.put("height", rounded(box.height()));
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
