package io.dartwing.engine.reading.entity;

import java.util.List;

/// Finds the entities of one kind, or of a few that are told apart by the same context.
interface Finder {
    /// @param pages the document's pages that have words
    /// @param claims what the finders before found; a finder may look, [Entities] does the claiming
    /// @return findings in falling order of trust: where two overlap, the first stays
    List<Finding> in(List<Sheet> pages, Claims claims);
}
