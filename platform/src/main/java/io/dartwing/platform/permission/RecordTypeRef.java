package io.dartwing.platform.permission;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the decision needs to know of a record type: the permissions it asks for, and those that single
/// fields ask for on top.
///
/// @param grantable        whether custom roles may open it; not for what decides about rights itself
/// @param verbs            what can be done with its records besides the four acts
/// @param fields           all its fields
/// @param seeAllPermission who has it sees records that are kept for other people too
/// @param scopes           what its records can say of people, for the editor of roles; `all` goes without saying
/// @param phi              present when its records are protected health information
public record RecordTypeRef(
        String name,
        String label,
        boolean grantable,
        String readPermission,
        String writePermission,
        Map<String, String> fieldPermissions,
        Map<String, Action.Verb> verbs,
        Set<String> fields,
        String seeAllPermission,
        Set<io.dartwing.platform.actor.Scope> scopes,
        Optional<Phi> phi) {
    public RecordTypeRef {
        fieldPermissions = Map.copyOf(fieldPermissions);
        verbs = Map.copyOf(verbs);
        fields = Set.copyOf(fields);
        scopes = Set.copyOf(scopes);
    }

    /// @param hidden minimum necessary: the fields that a healthcare role does not need, by role
    public record Phi(Map<PhiRole, Set<String>> hidden) {
        public static final Phi ALL_FIELDS = new Phi(Map.of());

        public Phi {
            hidden = Map.copyOf(hidden);
        }

        Set<String> hiddenFrom(PhiRole role) {
            return hidden.getOrDefault(role, Set.of());
        }
    }

    public RecordTypeRef(
            String name, String readPermission, String writePermission, Map<String, String> fieldPermissions) {
        this(
                name,
                name,
                true,
                readPermission,
                writePermission,
                fieldPermissions,
                Map.of(),
                fieldPermissions.keySet(),
                Permissions.ADMIN,
                Set.of(),
                Optional.empty());
    }

    public RecordTypeRef(String name, String readPermission, String writePermission) {
        this(name, readPermission, writePermission, Map.of());
    }

    /// The act of this name; empty when the type has none such.
    public Optional<Action> action(String act) {
        for (Action.OnRecord each : Action.OnRecord.values()) {
            if (each.act().equals(act)) {
                return Optional.of(each);
            }
        }
        return Optional.ofNullable(verbs.get(act));
    }
}
