package io.dartwing.fax.routing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a fax goes, and why: every rule that was looked at has its line in `steps`.
///
/// @param rule the rule that decided; empty when the number's own setting did
/// @param tagIds those of every rule that applied
/// @param challenge whether a rule that applied wants the sender challenged
/// @param reason one sentence for the fax's page
public record RoutingDecision(
        Optional<Rule> rule,
        @Nullable UUID inboxId,
        @Nullable UUID personId,
        @Nullable String priority,
        List<UUID> tagIds,
        boolean challenge,
        String reason,
        List<String> steps) {
    public RoutingDecision {
        tagIds = List.copyOf(tagIds);
        steps = List.copyOf(steps);
    }
}
