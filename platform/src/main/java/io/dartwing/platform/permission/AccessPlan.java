package io.dartwing.platform.permission;

import io.dartwing.platform.actor.Emergency;
import io.dartwing.platform.actor.Reach;
import io.dartwing.platform.actor.Scope;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The decision's layers for all records of a type at once: what lists add to their query and what row-level
/// security is told. Holds for one act by itself; what is changed must be readable too.
///
/// @param home      the actor's organisation, when its own records are open at all
/// @param reached   other organisations whose records are open
/// @param scopes    which records, by their people; any of them
/// @param seesKept  records of `home` are open even when they are kept for other people
/// @param ownPatients  records of `home` that name a patient are open to who cares for that patient only
/// @param emergency single records of the actor's organisation that break-glass opens
public record AccessPlan(
        Optional<UUID> home,
        Set<UUID> reached,
        Set<Scope> scopes,
        boolean seesKept,
        boolean ownPatients,
        Set<UUID> emergency) {
    private static final AccessPlan NOTHING =
            new AccessPlan(Optional.empty(), Set.of(), Set.of(), false, false, Set.of());

    public AccessPlan {
        reached = Set.copyOf(reached);
        scopes = Set.copyOf(scopes);
        emergency = Set.copyOf(emergency);
    }

    public static AccessPlan of(ActorGrants actor, Action action, RecordTypeRef type) {
        Optional<UUID> home = actor.organization();
        if (home.isEmpty()) {
            return NOTHING;
        }
        var question = new Question(actor, action, type, null);
        if (question.emergency(true)) {
            return new AccessPlan(home, Set.of(), EnumSet.of(Scope.ALL), true, false, Set.of());
        }
        Set<UUID> emergency = emergencyRecords(question);
        Set<Scope> scopes = scopes(question);
        Patients patients = patients(question);
        if (scopes.isEmpty() || patients == Patients.NONE) {
            return new AccessPlan(Optional.empty(), Set.of(), Set.of(), false, false, emergency);
        }
        var reached = new HashSet<UUID>();
        for (Reach reach : actor.access().reach().values()) {
            if (question.reaches(reach)) {
                reached.add(reach.organization());
            }
        }
        return new AccessPlan(home, reached, scopes, question.seesAllKept(), patients == Patients.OWN, emergency);
    }

    public boolean nothing() {
        return home.isEmpty() && reached.isEmpty() && emergency.isEmpty();
    }

    private enum Patients {
        NONE,
        OWN,
        ALL
    }

    private static Set<UUID> emergencyRecords(Question question) {
        var records = new HashSet<UUID>();
        if (question.emergency(false)) {
            for (Emergency each : question.actor().access().emergencies()) {
                if (each.concerns(question.type().name())) {
                    each.record().ifPresent(records::add);
                }
            }
        }
        return records;
    }

    private static Set<Scope> scopes(Question question) {
        if (question.byName()) {
            return EnumSet.of(Scope.ALL);
        }
        Set<Scope> scopes = question.openings().keySet();
        return scopes.contains(Scope.ALL) ? EnumSet.of(Scope.ALL) : scopes;
    }

    private static Patients patients(Question question) {
        if (!question.phiOn() || question.phiByScope()) {
            return Patients.ALL;
        }
        Patients found = Patients.NONE;
        for (PhiRole role : PhiRole.values()) {
            if (question.phiRoleAllows(role)) {
                if (!role.ownPatientsOnly()) {
                    return Patients.ALL;
                }
                found = Patients.OWN;
            }
        }
        return found;
    }
}
