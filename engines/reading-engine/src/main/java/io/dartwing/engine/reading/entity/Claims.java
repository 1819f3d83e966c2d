package io.dartwing.engine.reading.entity;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which parts of the pages already belong to a finding, so that nothing is taken for two things; and what
/// kind of document it probably is.
final class Claims {
    private final Map<String, Double> kinds;
    private final Map<Row, List<Span>> taken = new IdentityHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    Claims(Map<String, Double> kinds) {
        this.kinds = Map.copyOf(kinds);
    }

    /// How probably the document is of one of these categories; 0 if nothing is known.
    double share(Set<String> categories) {
        return categories.stream()
                .mapToDouble(category -> kinds.getOrDefault(category, 0.0))
                .sum();
    }

    boolean free(Span span) {
        return taken.getOrDefault(span.row(), List.of()).stream().noneMatch(span::overlaps);
    }

    /// Takes the finding unless a part of it is taken already.
    void offer(Finding finding) {
        if (finding.spans().stream().allMatch(this::free)) {
            finding.spans()
                    .forEach(span -> taken.computeIfAbsent(span.row(), row -> new ArrayList<>())
                            .add(span));
            findings.add(finding);
        }
    }

    /// What was found so far, in the order in which it was found.
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    boolean has(EntityType type) {
        return findings.stream().anyMatch(finding -> finding.type() == type);
    }
}
