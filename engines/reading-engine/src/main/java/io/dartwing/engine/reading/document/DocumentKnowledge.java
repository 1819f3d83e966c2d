package io.dartwing.engine.reading.document;

import io.dartwing.engine.reading.DocumentReading;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is known about a document after reading it.
///
/// @param reading its pages and their words
/// @param durations how long each step took, in the order of the steps
public record DocumentKnowledge(DocumentReading reading, Map<Step, Duration> durations) {

    /// A step from pages to knowledge.
    public enum Step {
        /// Drawing, cleaning and recognising the pages.
        PAGES
    }

    public DocumentKnowledge {
        durations = Collections.unmodifiableMap(new LinkedHashMap<>(durations));
    }
}
