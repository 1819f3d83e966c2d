package io.dartwing.engine.reading.entity;

import io.dartwing.engine.reading.entity.LabelledValues.Labelled;
import java.util.List;
import java.util.stream.Collectors;

/// What a finder found: one or several spans of a page that make a value.
///
/// @param certainty how sure the finder is if every letter was read right, 0 to 1
record Finding(EntityType type, List<Span> spans, String normalized, double certainty) {
    Finding {
        spans = List.copyOf(spans);
    }

    static Finding of(EntityType type, Span span, String normalized, double certainty) {
        return new Finding(type, List.of(span), normalized, certainty);
    }

    static Finding of(EntityType type, Labelled labelled, String normalized, double certainty) {
        return of(type, labelled.value(), normalized, certainty);
    }

    Entity entity() {
        String value =
                spans.stream().map(span -> span.text().replace(Row.CELL, ' ')).collect(Collectors.joining(" "));
        double read = spans.stream().mapToDouble(Span::confidence).average().orElse(0);
        return new Entity(
                type,
                value,
                normalized,
                spans.getFirst().row().page(),
                Span.box(spans),
                Math.clamp(certainty * (0.5 + 0.5 * read), 0, 1));
    }
}
