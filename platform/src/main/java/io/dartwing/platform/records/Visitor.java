package io.dartwing.platform.records;

import io.dartwing.platform.actor.Access;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Grant;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.actor.Scope;
import io.dartwing.platform.permission.RecordTypeRef;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A person at work in another organisation that shares records of one type with its own: it brings its grants on
/// that type for reading and changing, and nothing else.
final class Visitor {
    private static final Set<String> ACTS = Set.of("read", "update");

    private Visitor() {}

    static PersonActor of(PersonActor person, UUID organization, RecordTypeRef type) {
        var grants = new ArrayList<Grant>();
        for (Grant grant : person.access().grants()) {
            if (grant.recordType().equals(type.name())) {
                var acts = new java.util.HashSet<>(grant.acts());
                acts.retainAll(ACTS);
                grants.add(new Grant(grant.role(), type.name(), acts, grant.scope(), grant.fields()));
            }
        }
        named(person, type.readPermission(), type, "read").ifPresent(grants::add);
        named(person, type.writePermission(), type, "update").ifPresent(grants::add);
        Access access = new Access(
                Set.of(),
                Set.of(),
                grants,
                java.util.Map.of(),
                person.access().teams(),
                Optional.empty(),
                false,
                java.util.List.of());
        return new PersonActor(person.id(), person.displayName(), organization, Set.of(), access);
    }

    private static Optional<Grant> named(PersonActor person, String permission, RecordTypeRef type, String act) {
        return Actor.implies(person.access().permissions(), permission)
                ? Optional.of(new Grant("visitor", type.name(), Set.of(act), Scope.ALL, Optional.empty()))
                : Optional.empty();
    }
}
