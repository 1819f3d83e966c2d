package io.dartwing.platform.actor;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// What all grants on one record type open together for one act in one scope, however many they are.
///
/// @param role  the first role that opens it, for explanations
/// @param some  the fields that at least one of the grants names; empty: all
/// @param every the fields that each of them names; empty: all
public record Opening(String role, Optional<Set<String>> some, Optional<Set<String>> every) {
    static Opening of(Grant grant) {
        return new Opening(grant.role(), grant.fields(), grant.fields());
    }

    Opening and(Grant grant) {
        return new Opening(role, union(some, grant.fields()), intersection(every, grant.fields()));
    }

    public boolean opens(String field) {
        return some.isEmpty() || some.get().contains(field);
    }

    public boolean alwaysOpens(String field) {
        return every.isEmpty() || every.get().contains(field);
    }

    private static Optional<Set<String>> union(Optional<Set<String>> one, Optional<Set<String>> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        var both = new HashSet<>(one.get());
        both.addAll(other.get());
        return Optional.of(both);
    }

    private static Optional<Set<String>> intersection(Optional<Set<String>> one, Optional<Set<String>> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        var both = new HashSet<>(one.get());
        both.retainAll(other.get());
        return Optional.of(both);
    }
}
