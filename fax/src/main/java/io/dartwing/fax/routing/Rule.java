package io.dartwing.fax.routing;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One routing rule as the decision needs it.
///
/// @param all `true`: every condition must hold, `false`: one is enough; without conditions
///     it always applies
/// @param challenge the sender is to be challenged before the fax is delivered
/// @param stop no later rule is looked at when this one applied
public record Rule(
        UUID id,
        String name,
        int priority,
        boolean all,
        List<Condition> conditions,
        @Nullable UUID inboxId,
        @Nullable UUID personId,
        @Nullable String faxPriority,
        List<UUID> tagIds,
        boolean challenge,
        boolean stop) {
    public Rule {
        conditions = List.copyOf(conditions);
        tagIds = List.copyOf(tagIds);
    }

    boolean applies(RoutingFacts facts) {
        if (conditions.isEmpty()) {
            return true;
        }
        return all
                ? conditions.stream().allMatch(condition -> condition.holds(facts))
                : conditions.stream().anyMatch(condition -> condition.holds(facts));
    }
}
