package io.dartwing.engine.reading.document;

import io.dartwing.engine.reading.DocumentReading;
import io.dartwing.engine.reading.category.CategoryGuess;
import io.dartwing.engine.reading.entity.Entity;
import io.dartwing.engine.reading.meaning.Sense;
import io.dartwing.engine.reading.phi.PhiVerdict;
import io.dartwing.engine.reading.spam.SpamScore;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is known about a document after reading it.
///
/// @param reading its pages and their words
/// @param category what it probably is
/// @param sense what it means, to find others that mean the same
/// @param spam how much it looks like junk, by its content and what is known of its arrival
/// @param entities what it names, in the order of the pages
/// @param phi whether it holds protected health information, and where
/// @param durations how long each step took, in the order of the steps
public record DocumentKnowledge(
        DocumentReading reading,
        CategoryGuess category,
        Sense sense,
        SpamScore spam,
        List<Entity> entities,
        PhiVerdict phi,
        Map<Step, Duration> durations) {

    /// A step from pages to knowledge.
    public enum Step {
        /// Drawing, cleaning and recognising the pages.
        PAGES,
        CATEGORY,
        SPAM,
        ENTITIES,
        PHI
    }

    public DocumentKnowledge {
        entities = List.copyOf(entities);
        durations = Collections.unmodifiableMap(new LinkedHashMap<>(durations));
    }
}
