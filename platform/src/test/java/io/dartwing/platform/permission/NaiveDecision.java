package io.dartwing.platform.permission;

import io.dartwing.platform.actor.Emergency;
import io.dartwing.platform.actor.Grant;
import io.dartwing.platform.actor.Reach;
import io.dartwing.platform.actor.Scope;
import io.dartwing.platform.permission.Action.OnRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// The rules told once more, slowly and from the other end: enumerate every single way in which somebody may see
/// or do something, each with the fields it opens, then look whether any is left. Shares no code with the decision.
final class NaiveDecision {
    private static final Set<String> READERS = Set.of(
            "healthcare_administrator",
            "healthcare_provider",
            "healthcare_practitioner",
            "nursing_user",
            "medical_records");

    private final ActorGrants actor;
    private final RecordTypeRef type;
    private final RecordFacts record;

    NaiveDecision(ActorGrants actor, RecordTypeRef type, RecordFacts record) {
        this.actor = actor;
        this.type = type;
        this.record = record;
    }

    /// Null when refused, otherwise the fields that are open.
    Set<String> openFields(Action action) {
        if (action == OnRecord.UPDATE || action == OnRecord.DELETE) {
            Set<String> read = openBy(OnRecord.READ);
            Set<String> own = openBy(action);
            if (read == null || own == null) {
                return null;
            }
            var both = new TreeSet<>(read);
            both.retainAll(own);
            return both;
        }
        return openBy(action);
    }

    private Set<String> openBy(Action action) {
        if (actor.organization().isEmpty()) {
            return null;
        }
        boolean home = record.organizationId().equals(actor.organization().get());
        if (!home && !foreignOpen(action)) {
            return null;
        }
        boolean health = type.phi().isPresent() && actor.access().healthcare();
        if (health && home && action == OnRecord.READ && glassBroken()) {
            return type.fields();
        }
        Set<String> byRoles = null;
        for (Set<String> way : roleWays(action)) {
            byRoles = byRoles == null ? new TreeSet<>() : byRoles;
            byRoles.addAll(way);
        }
        if (byRoles == null || !keptOpen(home)) {
            return null;
        }
        if (health) {
            Set<String> byHealth = null;
            for (Set<String> way : healthWays(action)) {
                byHealth = byHealth == null ? new TreeSet<>() : byHealth;
                byHealth.addAll(way);
            }
            if (byHealth == null) {
                return null;
            }
            byRoles.retainAll(byHealth);
        }
        byRoles.removeIf(field -> type.fieldPermissions().containsKey(field)
                && !holds(type.fieldPermissions().get(field)));
        return byRoles;
    }

    private boolean foreignOpen(Action action) {
        for (Reach reach : actor.access().reach().values()) {
            boolean there = reach.organization().equals(record.organizationId());
            boolean isolated = type.phi().isPresent()
                    && (reach.healthcare() || actor.access().healthcare());
            if (there && !isolated) {
                if (action == OnRecord.READ && reach.readable().contains(type.name())
                        || action == OnRecord.UPDATE && reach.writable().contains(type.name())) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean glassBroken() {
        for (Emergency each : actor.access().emergencies()) {
            String about = each.recordType().orElse(type.name());
            UUID one = each.record().orElse(record.id().orElse(null));
            if (about.equals(type.name())
                    && (each.record().isEmpty() || one.equals(record.id().orElse(null)))) {
                return true;
            }
        }
        return false;
    }

    private List<Set<String>> roleWays(Action action) {
        var ways = new java.util.ArrayList<Set<String>>();
        String permission;
        if (action instanceof Action.Verb verb) {
            permission = verb.permission();
        } else {
            permission = action == OnRecord.READ ? type.readPermission() : type.writePermission();
        }
        if (holds(permission)) {
            ways.add(type.fields());
        }
        String act = action instanceof Action.Verb verb
                ? verb.name()
                : ((OnRecord) action).name().toLowerCase(java.util.Locale.ROOT);
        for (Grant grant : actor.access().grants()) {
            if (grant.recordType().equals(type.name()) && grant.acts().contains(act) && about(grant.scope())) {
                ways.add(grant.fields().orElse(type.fields()));
            }
        }
        return ways;
    }

    private boolean about(Scope scope) {
        UUID me = actor.person().orElse(null);
        if (scope == Scope.ALL) {
            return true;
        }
        if (scope == Scope.OWN) {
            return me != null && record.owner().filter(me::equals).isPresent();
        }
        if (scope == Scope.ASSIGNED) {
            return me != null && record.assignees().contains(me);
        }
        if (scope == Scope.TEAM) {
            var common = new HashSet<>(record.teams());
            common.retainAll(actor.access().teams());
            return !common.isEmpty();
        }
        return record.contact().isPresent()
                && record.contact().equals(actor.access().contact());
    }

    private boolean keptOpen(boolean home) {
        if (record.keptFor().isEmpty()) {
            return true;
        }
        if (actor.person().isEmpty()) {
            return home;
        }
        return record.keptFor().contains(actor.person().get()) || home && holds(type.seeAllPermission());
    }

    private List<Set<String>> healthWays(Action action) {
        OnRecord like = action instanceof Action.Verb verb ? verb.like() : (OnRecord) action;
        var ways = new java.util.ArrayList<Set<String>>();
        if (actor.access().permissions().contains(like == OnRecord.READ ? "phi:read" : "phi:write")) {
            ways.add(type.fields());
        }
        for (String role : actor.access().phiRoles()) {
            if (mayInMatrix(role, like)
                    && (!role.startsWith("healthcare_p") || record.patient().isEmpty() || record.caredFor())) {
                var open = new TreeSet<>(type.fields());
                type.phi().get().hidden().forEach((known, hidden) -> {
                    if (known.value().equals(role)) {
                        open.removeAll(hidden);
                    }
                });
                ways.add(open);
            }
        }
        return ways;
    }

    /// Seed 002 §16: administrator all, provider and practitioner read, write, create, nursing read and write,
    /// medical records read.
    private static boolean mayInMatrix(String role, OnRecord act) {
        if (!READERS.contains(role)) {
            return false;
        }
        return switch (act) {
            case READ -> true;
            case UPDATE -> !role.equals("medical_records");
            case CREATE -> !Set.of("medical_records", "nursing_user").contains(role);
            case DELETE -> role.equals("healthcare_administrator");
        };
    }

    private boolean holds(String permission) {
        Set<String> held = actor.access().permissions();
        return held.contains(permission)
                || held.contains("admin") && !permission.equals("organization:own") && !permission.startsWith("phi:");
    }
}
