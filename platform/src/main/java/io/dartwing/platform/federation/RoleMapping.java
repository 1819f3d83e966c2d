package io.dartwing.platform.federation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a provider's roles or groups mean here. Pure.
///
/// @param claim    where the token names them, such as `groups` or `realm_access.roles`
/// @param meanings each `theirs=ours`; empty: roles are kept here and the provider's are not looked at
record RoleMapping(String claim, List<String> meanings) {
    RoleMapping {
        meanings = List.copyOf(meanings);
    }

    /// The roles that the token's claims stand for; empty when roles are kept here.
    Optional<List<String>> rolesOf(Map<String, @Nullable Object> claims) {
        if (meanings.isEmpty()) {
            return Optional.empty();
        }
        Collection<?> held = at(claims) instanceof Collection<?> several ? several : List.of();
        var roles = new TreeSet<String>();
        table().forEach((theirs, ours) -> {
            if (held.contains(theirs)) {
                roles.addAll(ours);
            }
        });
        return Optional.of(List.copyOf(roles));
    }

    private Map<String, TreeSet<String>> table() {
        var table = new LinkedHashMap<String, TreeSet<String>>();
        for (String meaning : meanings) {
            int equals = meaning.lastIndexOf('=');
            table.computeIfAbsent(meaning.substring(0, equals).strip(), theirs -> new TreeSet<>())
                    .add(meaning.substring(equals + 1).strip());
        }
        return table;
    }

    private @Nullable Object at(Map<String, @Nullable Object> claims) {
        if (claims.get(claim) != null) {
            return claims.get(claim); // names with dots of their own, such as https://clinic.example/roles
        }
        Object found = claims;
        for (String step : claim.split("\\.", -1)) {
            found = found instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return found;
    }
}
