package io.dartwing.fax.search;

import io.dartwing.fax.document.FaxView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a search found.
///
/// @param total how many there are, exact up to 10,000
/// @param facets how many of them are of which kind, by the name of the filter
/// @param understood the question in words, as it was understood
/// @param waiting faxes that changed and are not in the index as they are now
record SearchAnswer(
        List<Hit> data,
        long total,
        boolean totalExact,
        Map<String, List<Facet>> facets,
        String understood,
        long waiting,
        @Nullable String nextCursor) {
    /// @param page where the best place is, from 1
    /// @param snippet that place as HTML, the found words in `mark`, everything else escaped
    record Hit(
            FaxView fax,
            float score,
            @Nullable Integer page,
            @Nullable String snippet) {}

    /// @param label how people call it
    record Facet(String value, String label, long count) {}
}
