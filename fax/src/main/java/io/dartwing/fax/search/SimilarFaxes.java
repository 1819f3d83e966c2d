package io.dartwing.fax.search;

import io.dartwing.fax.document.FaxView;
import java.util.List;

/// Faxes whose words are like another's.
record SimilarFaxes(List<Alike> data) {
    /// @param words those that tell most and stand in both
    record Alike(FaxView fax, float score, List<String> words) {}
}
