package io.dartwing.platform.permission;

import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// The one permission decision: organisation, then role, then record, then field. Pure: same input,
/// same answer.
public final class PermissionDecision {
    private PermissionDecision() {}

    /// About the act in general, before a record is known, for example to create one or to list some.
    public static Decision decide(ActorGrants actor, Action action, RecordTypeRef type) {
        if (actor.organization().isEmpty()) {
            return new Decision.Hidden("no organisation");
        }
        String needed = needed(action, type);
        if (!actor.has(needed)) {
            return new Decision.Forbidden("permission " + needed + " is missing");
        }
        return new Decision.Allowed("permission " + needed, hiddenFields(actor, type));
    }

    /// About one record.
    public static Decision decide(ActorGrants actor, Action action, RecordTypeRef type, RecordFacts record) {
        Optional<UUID> organization = actor.organization();
        if (organization.isEmpty() || !organization.get().equals(record.organizationId())) {
            return new Decision.Hidden("record of another organisation");
        }
        Decision general = decide(actor, action, type);
        if (!general.allowed() || isKeptFor(actor, record)) {
            return general;
        }
        return new Decision.Hidden("record kept for other people");
    }

    /// The current actor's decision on a product's own verb.
    ///
    /// @throws io.dartwing.kernel.ProblemException `DW-403` without the permission
    public static void require(String permission) {
        Actor actor = Actors.current();
        decide(ActorGrants.of(actor), new Action.Verb("use", permission), new RecordTypeRef("", permission, permission))
                .orRefuse();
    }

    private static String needed(Action action, RecordTypeRef type) {
        return switch (action) {
            case Action.OnRecord.READ -> type.readPermission();
            case Action.OnRecord.CREATE, Action.OnRecord.UPDATE, Action.OnRecord.DELETE -> type.writePermission();
            case Action.Verb verb -> verb.permission();
        };
    }

    private static boolean isKeptFor(ActorGrants actor, RecordFacts record) {
        return record.keptFor().isEmpty()
                || actor.has(Permissions.ADMIN)
                || actor.person().map(record.keptFor()::contains).orElse(true);
    }

    private static Set<String> hiddenFields(ActorGrants actor, RecordTypeRef type) {
        return type.fieldPermissions().entrySet().stream()
                .filter(field -> !actor.has(field.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
