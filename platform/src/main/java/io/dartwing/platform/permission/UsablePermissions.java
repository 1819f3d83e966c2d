package io.dartwing.platform.permission;

import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.permission.Action.OnRecord;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// What an actor's permissions are good for now, for screens that offer only what works. Never asked before doing
/// something: that is the decision's.
///
/// Where health records ask for a permission, the decision on them speaks: in healthcare mode `fax:read` alone opens
/// nothing, and a grant or break-glass may open what the name alone does not. A permission that some record type
/// without health information asks for as well may be closed here and still be of use there, which the
/// descriptions of those types say.
///
/// @param open   spelled out: what `admin` implies stands among them
/// @param closed held, and refused by the decision on everything that asks for them
public record UsablePermissions(SortedSet<String> open, SortedSet<String> closed) {
    public static UsablePermissions of(Actor actor, Collection<RecordTypeRef> types) {
        var open = new TreeSet<>(actor.permissions());
        Permissions.ALL.stream().filter(actor::may).forEach(open::add);
        var closed = new TreeSet<String>();
        askedByHealthRecords(ActorGrants.of(actor), types).forEach((permission, allowed) -> {
            if (allowed) {
                open.add(permission);
            } else if (open.remove(permission)) {
                closed.add(permission);
            }
        });
        return new UsablePermissions(open, closed);
    }

    private static Map<String, Boolean> askedByHealthRecords(ActorGrants actor, Collection<RecordTypeRef> types) {
        var asked = new HashMap<String, Boolean>();
        for (RecordTypeRef type : types) {
            if (type.phi().isPresent()) {
                ask(asked, actor, OnRecord.READ, type.readPermission(), type);
                for (OnRecord change : Set.of(OnRecord.CREATE, OnRecord.UPDATE, OnRecord.DELETE)) {
                    ask(asked, actor, change, type.writePermission(), type);
                }
                type.verbs().values().forEach(verb -> ask(asked, actor, verb, verb.permission(), type));
            }
        }
        // Running the organisation is of use without any health record.
        asked.keySet().removeAll(Set.of(Permissions.ADMIN, Permissions.ORGANIZATION_OWN));
        return asked;
    }

    private static void ask(
            Map<String, Boolean> asked, ActorGrants actor, Action action, String permission, RecordTypeRef type) {
        boolean allowed = PermissionDecision.decide(actor, action, type).allowed();
        asked.merge(permission, allowed, Boolean::logicalOr);
    }
}
