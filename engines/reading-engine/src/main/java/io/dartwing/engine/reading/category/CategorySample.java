package io.dartwing.engine.reading.category;

import io.dartwing.engine.reading.PageReading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A document whose category is known, as training needs it; the pages can be let go.
///
/// @param features what the model sees of it; words of the document can be seen in it
/// @param category its category's name
/// @param family what it shares with documents of the same author or template: no feature of a
///     single family is learned, and no family is on both sides of a split
public record CategorySample(Map<String, Double> features, String category, String family) {
    public static CategorySample of(List<PageReading> pages, String category, String family) {
        return new CategorySample(CategoryFeatures.of(pages), category, family);
    }

    /// For a text that never was on a page: without what the model would see of the page's looks.
    public CategorySample withoutLooks() {
        Map<String, Double> others = new HashMap<>(features);
        others.keySet().removeIf(name -> CategoryFeatures.Kind.of(name) == CategoryFeatures.Kind.LOOKS);
        return new CategorySample(others, category, family);
    }

    @Override
    public String toString() {
        return "CategorySample[" + category + ", " + family + "]";
    }
}
