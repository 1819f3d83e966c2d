package io.dartwing.engine.reading.category;

import io.dartwing.engine.reading.PageReading;
import java.util.List;

/// A person's word on what a document is.
///
/// @param pages the document as it was read
/// @param category the right category: one of [Category] or one of the organisation's own
public record Correction(List<PageReading> pages, String category) {
    public Correction {
        pages = List.copyOf(pages);
        if (category.isBlank() || category.length() > 100) {
            throw new IllegalArgumentException("category: empty or too long (expected: 1..100 characters)");
        }
    }

    @Override
    public String toString() {
        return "Correction[" + category + "]";
    }
}
