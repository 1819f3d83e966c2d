package io.dartwing.fax.document;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.Scope;
import io.dartwing.platform.permission.AccessPlan;
import io.dartwing.platform.permission.AccessPredicate;
import io.dartwing.platform.permission.Action;
import io.dartwing.platform.permission.Action.OnRecord;
import io.dartwing.platform.permission.ActorGrants;
import io.dartwing.platform.permission.Decision;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.permission.PhiRole;
import io.dartwing.platform.permission.RecordColumns;
import io.dartwing.platform.permission.RecordFacts;
import io.dartwing.platform.permission.RecordTypeRef;
import io.dartwing.platform.problem.PlatformError;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Faxes before the permission decision. They are protected health information: in healthcare mode they ask for a
/// healthcare role, and their fields below are what the minimum necessary is about.
///
/// People without the permission to read all see what is sent by the organisation, and of what came in: what is
/// assigned to them, and what lies in their inboxes, in inboxes without members, or in none. Whoever only looks into an
/// inbox changes nothing that lies there, unless it is assigned to them.
public final class FaxAccess {
    public static final Action READ = OnRecord.READ;
    public static final Action DELETE = OnRecord.DELETE;
    public static final Action.Verb SEND = new Action.Verb("send", Permissions.FAX_SEND, OnRecord.CREATE);
    public static final Action.Verb ASSIGN = new Action.Verb("assign", Permissions.FAX_ASSIGN, OnRecord.UPDATE);

    /// The other party: number, name, station id.
    public static final String PARTY = "party";

    public static final String SUBJECT = "subject";

    /// The pages, in every form.
    public static final String DOCUMENT = "document";

    /// What was read from the pages, searching through it included.
    public static final String TEXT = "text";

    /// What the fax was found to be: category, spam score, whether it holds health information.
    public static final String FINDINGS = "findings";

    /// Who files faxes needs the pages, not a search through everybody's letters.
    static final RecordTypeRef TYPE = new RecordTypeRef(
            "fax",
            "Faxes",
            true,
            Permissions.FAX_READ,
            Permissions.ADMIN,
            Map.of(),
            Map.of(SEND.name(), SEND, ASSIGN.name(), ASSIGN),
            Set.of(PARTY, SUBJECT, DOCUMENT, TEXT, FINDINGS),
            Permissions.FAX_READ_ALL,
            Set.of(Scope.ASSIGNED),
            Optional.of(new RecordTypeRef.Phi(Map.of(PhiRole.MEDICAL_RECORDS, Set.of(TEXT)))));

    /// The rule of inboxes over alias `f`, with parameter `me`.
    private static final String KEPT = """
            (f.direction = 'outbound' or f.assigned_to = :me or f.inbox_id is null or exists (
               select 1 from inboxes visible where visible.id = f.inbox_id
                 and (jsonb_array_length(visible.members) = 0 or jsonb_exists(visible.members, cast(:me as text)))))""";

    private static final RecordColumns COLUMNS =
            new RecordColumns("f.organization_id", "f.id", null, "f.assigned_to", null, null, null, KEPT, null);

    private FaxAccess() {}

    /// The faxes this act is open on, over alias `f`; with a parameter `me`, the actor's id.
    public static AccessPredicate open(Actor actor, Action action) {
        return AccessPredicate.of(ActorGrants.of(actor), action, TYPE, COLUMNS).prefixed(action.act());
    }

    /// Problem `DW-403` when the current actor may not do this with any fax.
    public static void require(Action action) {
        decide(Actors.current(), action).orRefuse();
    }

    public static boolean allows(Actor actor, Action action) {
        return decide(actor, action).allowed();
    }

    private static Decision decide(Actor actor, Action action) {
        return PermissionDecision.decide(ActorGrants.of(actor), action, TYPE);
    }

    /// Whether the act is open on a fax of the actor's organisation that it sees.
    static boolean allows(Actor actor, Action action, UUID organization, UUID fax, @Nullable UUID assignee) {
        return PermissionDecision.decide(ActorGrants.of(actor), action, TYPE, facts(organization, fax, assignee))
                .allowed();
    }

    /// The fields of a visible fax that stay hidden. Who may send but not read sees what it sent, unless that is
    /// health information.
    static Set<String> hidden(Actor actor, UUID organization, UUID fax, @Nullable UUID assignee) {
        Decision reading =
                PermissionDecision.decide(ActorGrants.of(actor), READ, TYPE, facts(organization, fax, assignee));
        if (reading instanceof Decision.Allowed allowed) {
            return allowed.hiddenFields();
        }
        return actor.access().healthcare() ? TYPE.fields() : Set.of();
    }

    /// Problem `DW-403` when this field of a fax that the current actor sees is not for it.
    public static void requireField(FaxDocument fax, String field) {
        PermissionDecision.decide(
                        ActorGrants.of(Actors.current()),
                        READ,
                        TYPE,
                        facts(fax.organizationId(), fax.id(), fax.assignedTo().orElse(null)),
                        field)
                .orRefuse();
    }

    /// Problem `DW-403` when the current actor may only look at what lies in the fax's inbox.
    public static void requireChangeable(FaxView fax) {
        if (fax.viewOnly()) {
            throw new ProblemException(
                    PlatformError.FORBIDDEN,
                    "inbox: you may look at its faxes, not change them (expected: one of its members who work on them)");
        }
    }

    /// Whether this field of a fax that the current actor sees is for it.
    public static boolean showsField(FaxDocument fax, String field) {
        return !hidden(
                        Actors.current(),
                        fax.organizationId(),
                        fax.id(),
                        fax.assignedTo().orElse(null))
                .contains(field);
    }

    /// Problem `DW-403` when lists may not be searched or filtered by this field.
    public static void requireInLists(String field) {
        PermissionDecision.field(ActorGrants.of(Actors.current()), READ, TYPE, null, field)
                .orRefuse();
    }

    /// Whether lists may be searched or filtered by this field.
    public static boolean allowsInLists(String field) {
        return PermissionDecision.field(ActorGrants.of(Actors.current()), READ, TYPE, null, field)
                .allowed();
    }

    /// The faxes this act is open on; those that are kept for people follow the rule of inboxes.
    public static AccessPlan plan(Actor actor, Action action) {
        return AccessPlan.of(ActorGrants.of(actor), action, TYPE);
    }

    /// Of a fax that is known to be visible: whom it is kept for was asked already.
    private static RecordFacts facts(UUID organization, UUID fax, @Nullable UUID assignee) {
        return facts(organization, fax, assignee, Set.of());
    }

    static RecordFacts facts(UUID organization, UUID fax, @Nullable UUID assignee, Set<UUID> keptFor) {
        return new RecordFacts(
                organization,
                Optional.of(fax),
                keptFor,
                Optional.empty(),
                assignee == null ? Set.of() : Set.of(assignee),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                false);
    }
}
