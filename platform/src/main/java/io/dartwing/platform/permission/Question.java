package io.dartwing.platform.permission;

import io.dartwing.platform.actor.Emergency;
import io.dartwing.platform.actor.Opening;
import io.dartwing.platform.actor.Reach;
import io.dartwing.platform.actor.Scope;
import io.dartwing.platform.permission.Action.OnRecord;
import io.dartwing.platform.permission.PermissionDecision.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One question to the decision: may this actor do this with (a record of) this type? Each layer is one method;
/// `answer` asks them in order and stops at the first no.
record Question(
        ActorGrants actor,
        Action action,
        RecordTypeRef type,
        @Nullable RecordFacts record) {
    private static final String EMERGENCY = "break-glass in force";

    Question about(Action other) {
        return new Question(actor, other, type, record);
    }

    Decision answer() {
        Step organization = organization();
        if (!organization.passed()) {
            return new Decision.Hidden(Layer.ORGANIZATION, organization.rule());
        }
        if (emergency(true)) {
            return new Decision.Allowed(Layer.FIELD, EMERGENCY, Set.of());
        }
        Decision plain = withoutEmergency();
        return !plain.allowed() && emergency(false)
                ? new Decision.Allowed(Layer.FIELD, EMERGENCY + " for some records", Set.of())
                : plain;
    }

    private Decision withoutEmergency() {
        Step role = role();
        if (!role.passed()) {
            return new Decision.Forbidden(Layer.ROLE, role.rule());
        }
        Step narrow = recordLayer();
        if (!narrow.passed()) {
            return notThisOne(narrow);
        }
        Step phi = phi();
        if (!phi.passed()) {
            return record == null ? new Decision.Forbidden(Layer.FIELD, phi.rule()) : notThisOne(phi);
        }
        return new Decision.Allowed(Layer.ROLE, role.rule(), fields().hidden());
    }

    List<Step> steps() {
        Step organization = organization();
        if (organization.passed() && emergency(true)) {
            return List.of(organization, new Step(Layer.FIELD, true, EMERGENCY));
        }
        return List.of(organization, role(), recordLayer(), phi());
    }

    /// Who may read a record may know that there is something it may not do with it.
    private Decision notThisOne(Step refused) {
        boolean known = action != OnRecord.READ
                && (action instanceof OnRecord || about(OnRecord.READ).answer().allowed());
        return known
                ? new Decision.Forbidden(refused.layer(), refused.rule())
                : new Decision.Hidden(refused.layer(), refused.rule());
    }

    private Step organization() {
        Optional<UUID> home = actor.organization();
        if (home.isEmpty()) {
            return new Step(Layer.ORGANIZATION, false, "no organisation");
        }
        if (record == null || home.get().equals(record.organizationId())) {
            return new Step(Layer.ORGANIZATION, true, "the actor's own organisation");
        }
        Reach reach = actor.access().reach().get(record.organizationId());
        if (reach == null || !reaches(reach)) {
            return new Step(Layer.ORGANIZATION, false, "record of another organisation");
        }
        return new Step(Layer.ORGANIZATION, true, "the organisation hierarchy opens this type");
    }

    /// Whether the hierarchy opens this act on this type there.
    boolean reaches(Reach reach) {
        if (type.phi().isPresent() && (reach.healthcare() || actor.access().healthcare())) {
            return false;
        }
        return switch (action) {
            case OnRecord.READ -> reach.readable().contains(type.name());
            case OnRecord.UPDATE -> reach.writable().contains(type.name());
            case OnRecord.CREATE, OnRecord.DELETE -> false;
            case Action.Verb ignored -> false;
        };
    }

    /// Whether break-glass opens what is asked for.
    ///
    /// @param whole all of it: when no record is in question, the type as a whole, not just some of its records
    boolean emergency(boolean whole) {
        if (action != OnRecord.READ || type.phi().isEmpty() || !actor.access().healthcare()) {
            return false;
        }
        boolean home = record == null || actor.organization().equals(Optional.of(record.organizationId()));
        for (Emergency each : actor.access().emergencies()) {
            boolean thisOne = each.record().isEmpty()
                    || (record == null ? !whole : each.record().equals(record.id()));
            if (home && each.concerns(type.name()) && thisOne) {
                return true;
            }
        }
        return false;
    }

    boolean byName() {
        return actor.has(needed());
    }

    String needed() {
        return switch (action) {
            case OnRecord.READ -> type.readPermission();
            case OnRecord.CREATE, OnRecord.UPDATE, OnRecord.DELETE -> type.writePermission();
            case Action.Verb verb -> verb.permission();
        };
    }

    /// What grants open for this act, by scope.
    Map<Scope, Opening> openings() {
        return actor.access().openings(type.name(), action.act());
    }

    private Step role() {
        String needed = needed();
        if (byName()) {
            return new Step(Layer.ROLE, true, "permission " + needed);
        }
        return openings().values().stream()
                .findFirst()
                .map(opening -> new Step(Layer.ROLE, true, "role " + opening.role()))
                .orElseGet(() -> new Step(Layer.ROLE, false, "permission " + needed + " is missing"));
    }

    private Step recordLayer() {
        if (record == null) {
            return new Step(Layer.RECORD, true, "no record in question");
        }
        Optional<Scope> scope = scope(record);
        if (scope.isEmpty()) {
            return new Step(Layer.RECORD, false, "record outside of what the role opens");
        }
        if (!record.keptFor().isEmpty() && !seesKept(record) && !isAmongKept(record)) {
            return new Step(Layer.RECORD, false, "record kept for other people");
        }
        return new Step(Layer.RECORD, true, "records: " + scope.get().value());
    }

    private Optional<Scope> scope(RecordFacts facts) {
        if (byName()) {
            return Optional.of(Scope.ALL);
        }
        for (Scope scope : openings().keySet()) {
            if (isWithin(scope, facts)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }

    boolean isWithin(Scope scope, RecordFacts facts) {
        return switch (scope) {
            case ALL -> true;
            case OWN -> actor.person().isPresent() && actor.person().equals(facts.owner());
            case ASSIGNED -> actor.person().map(facts.assignees()::contains).orElse(false);
            case TEAM -> facts.teams().stream().anyMatch(actor.access().teams()::contains);
            case CONTACT ->
                actor.access().contact().isPresent() && actor.access().contact().equals(facts.contact());
        };
    }

    boolean seesAllKept() {
        return actor.person().isEmpty() || actor.has(type.seeAllPermission());
    }

    private boolean seesKept(RecordFacts facts) {
        return seesAllKept() && actor.organization().equals(Optional.of(facts.organizationId()));
    }

    private boolean isAmongKept(RecordFacts facts) {
        return actor.person().map(facts.keptFor()::contains).orElse(false);
    }

    boolean phiOn() {
        return type.phi().isPresent() && actor.access().healthcare();
    }

    OnRecord phiAct() {
        return switch (action) {
            case OnRecord act -> act;
            case Action.Verb verb -> verb.like();
        };
    }

    /// A program's scope for protected health information, which knows no patients.
    boolean phiByScope() {
        return actor.access()
                .permissions()
                .contains(phiAct() == OnRecord.READ ? Permissions.PHI_READ : Permissions.PHI_WRITE);
    }

    boolean phiRoleAllows(PhiRole role) {
        return role.acts().contains(phiAct()) && actor.access().phiRoles().contains(role.value());
    }

    boolean phiRoleCovers(PhiRole role) {
        return record == null || !role.ownPatientsOnly() || record.patient().isEmpty() || record.caredFor();
    }

    private Step phi() {
        if (!phiOn()) {
            return new Step(Layer.FIELD, true, type.phi().isPresent() ? "healthcare mode is off" : "no health record");
        }
        if (phiByScope()) {
            return new Step(Layer.FIELD, true, "scope for health records");
        }
        boolean some = false;
        for (PhiRole role : PhiRole.values()) {
            if (phiRoleAllows(role)) {
                some = true;
                if (phiRoleCovers(role)) {
                    return new Step(Layer.FIELD, true, "healthcare role " + role.value());
                }
            }
        }
        return new Step(
                Layer.FIELD,
                false,
                some
                        ? "no care relationship with the patient"
                        : "a healthcare role that may " + phiAct().act() + " is missing");
    }

    Fields fields() {
        return new Fields(this);
    }
}
