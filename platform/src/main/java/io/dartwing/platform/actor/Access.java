package io.dartwing.platform.actor;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Everything the permission decision needs to know of an actor beyond who it is. Worked out once when the
/// actor is found; immutable. The grants are merged once, so that a decision costs the same however many they are.
public final class Access {
    private final Parts parts;
    private final Map<String, Map<String, Map<Scope, Opening>>> openings;

    /// @param permissions names such as `fax:send`, from roles or scopes
    /// @param phiRoles    those of the actor's roles that open protected health information
    /// @param grants      what custom roles allow
    /// @param reach       other organisations, by their id
    /// @param contact     the customer contact that a portal person is
    /// @param healthcare  whether the actor's organisation works in healthcare mode: the PHI layer is on
    /// @param emergencies break-glass in force when the actor was found
    private record Parts(
            Set<String> permissions,
            Set<String> phiRoles,
            List<Grant> grants,
            Map<UUID, Reach> reach,
            Set<UUID> teams,
            Optional<UUID> contact,
            boolean healthcare,
            List<Emergency> emergencies) {}

    public Access(
            Set<String> permissions,
            Set<String> phiRoles,
            Collection<Grant> grants,
            Map<UUID, Reach> reach,
            Set<UUID> teams,
            Optional<UUID> contact,
            boolean healthcare,
            List<Emergency> emergencies) {
        this.parts = new Parts(
                Set.copyOf(permissions),
                Set.copyOf(phiRoles),
                List.copyOf(grants),
                Map.copyOf(reach),
                Set.copyOf(teams),
                contact,
                healthcare,
                List.copyOf(emergencies));
        this.openings = merged(parts.grants());
    }

    private Access(Parts parts, Map<String, Map<String, Map<Scope, Opening>>> openings) {
        this.parts = parts;
        this.openings = openings;
    }

    /// Named permissions alone.
    public static Access of(Set<String> permissions) {
        return new Access(permissions, Set.of(), List.of(), Map.of(), Set.of(), Optional.empty(), false, List.of());
    }

    private static Map<String, Map<String, Map<Scope, Opening>>> merged(List<Grant> grants) {
        var merged = new HashMap<String, Map<String, Map<Scope, Opening>>>();
        for (Grant grant : grants) {
            Map<String, Map<Scope, Opening>> acts = merged.computeIfAbsent(grant.recordType(), type -> new HashMap<>());
            for (String act : grant.acts()) {
                acts.computeIfAbsent(act, known -> new EnumMap<>(Scope.class))
                        .compute(grant.scope(), (scope, opening) -> with(opening, grant));
            }
        }
        return merged;
    }

    private static Opening with(@Nullable Opening opening, Grant grant) {
        return opening == null ? Opening.of(grant) : opening.and(grant);
    }

    public Access inHealthcare(boolean healthcare) {
        return new Access(
                new Parts(
                        parts.permissions(),
                        parts.phiRoles(),
                        parts.grants(),
                        parts.reach(),
                        parts.teams(),
                        parts.contact(),
                        healthcare,
                        parts.emergencies()),
                openings);
    }

    /// What the grants open of this type for this act, by scope.
    public Map<Scope, Opening> openings(String recordType, String act) {
        return openings.getOrDefault(recordType, Map.of()).getOrDefault(act, Map.of());
    }

    public Set<String> permissions() {
        return parts.permissions();
    }

    public Set<String> phiRoles() {
        return parts.phiRoles();
    }

    public List<Grant> grants() {
        return parts.grants();
    }

    public Map<UUID, Reach> reach() {
        return parts.reach();
    }

    public Set<UUID> teams() {
        return parts.teams();
    }

    public Optional<UUID> contact() {
        return parts.contact();
    }

    public boolean healthcare() {
        return parts.healthcare();
    }

    public List<Emergency> emergencies() {
        return parts.emergencies();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this || other instanceof Access access && access.parts.equals(parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return parts.toString();
    }
}
