package io.dartwing.platform.actor;

import java.util.Optional;
import java.util.Set;

/// What one role allows on one record type.
///
/// @param role   the role it comes from, for explanations
/// @param acts   `read`, `create`, `update`, `delete`, and the type's own verbs such as `send`
/// @param fields the fields it is about; empty: all
public record Grant(String role, String recordType, Set<String> acts, Scope scope, Optional<Set<String>> fields) {
    public Grant {
        acts = Set.copyOf(acts);
        fields = fields.map(Set::copyOf);
    }
}
