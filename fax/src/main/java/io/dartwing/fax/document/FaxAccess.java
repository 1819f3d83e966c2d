package io.dartwing.fax.document;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.problem.PlatformError;

/// Which faxes of its organisation an actor sees.
///
/// Administrators, auditors and programs see all. Other people see what is sent by the organisation, and of what came
/// in: what is assigned to them, and what lies in their inboxes, in inboxes without members, or in none.
public final class FaxAccess {
    /// The SQL of that rule over alias `f`, with parameter `me`.
    static final String VISIBLE = """
            (f.direction = 'outbound' or f.assigned_to = :me or f.inbox_id is null or exists (
               select 1 from inboxes visible where visible.id = f.inbox_id
                 and (jsonb_array_length(visible.members) = 0 or jsonb_exists(visible.members, cast(:me as text)))))""";

    private FaxAccess() {}

    public static boolean seesAll(Actor actor) {
        return !(actor instanceof PersonActor person)
                || person.may(Actor.ADMIN)
                || person.roles().contains("fax_auditor");
    }

    /// Problem `DW-403` when the current actor lacks the permission.
    public static void require(String permission) {
        if (!Actors.current().may(permission)) {
            throw new ProblemException(PlatformError.FORBIDDEN, "permission: " + permission + " is missing");
        }
    }
}
