package io.dartwing.platform.permission;

import io.dartwing.platform.actor.Opening;
import io.dartwing.platform.actor.Scope;
import io.dartwing.platform.permission.Action.OnRecord;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Which fields stay hidden although the record is open: those that ask for a permission, those that no role
/// names, those that a healthcare role does not need.
record Fields(Question question) {
    static Set<String> union(Set<String> one, Set<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        var both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }

    Set<String> hidden() {
        RecordTypeRef type = question.type();
        boolean everyField = question.byName() && type.fieldPermissions().isEmpty() && !question.phiOn();
        if (everyField) {
            return Set.of();
        }
        var hidden = new HashSet<String>();
        for (String field : type.fields()) {
            if (lacksPermission(field) || !roleOpens(field) || !phiOpens(field)) {
                hidden.add(field);
            }
        }
        return hidden;
    }

    String whyHidden(String field) {
        RecordTypeRef type = question.type();
        if (!type.fields().contains(field)) {
            return "no such field";
        }
        if (lacksPermission(field)) {
            return "permission " + type.fieldPermissions().get(field) + " is missing";
        }
        return roleOpens(field)
                ? "minimum necessary: the healthcare role does not need it"
                : "the role does not name it";
    }

    private boolean lacksPermission(String field) {
        Map<String, String> asked = question.type().fieldPermissions();
        String permission = asked.get(field);
        return permission != null && !question.actor().has(permission);
    }

    private boolean roleOpens(String field) {
        if (question.byName()) {
            return true;
        }
        Map<Scope, Opening> openings = question.openings();
        if (!inEveryRecord()) {
            return openings.entrySet().stream()
                    .anyMatch(each -> concerns(each.getKey()) && each.getValue().opens(field));
        }
        Opening onAll = openings.get(Scope.ALL);
        if (onAll != null && onAll.opens(field)) {
            return true;
        }
        return !openings.isEmpty() && openings.values().stream().allMatch(each -> each.alwaysOpens(field));
    }

    private boolean concerns(Scope scope) {
        RecordFacts record = question.record();
        return record == null || question.isWithin(scope, record);
    }

    /// A list is asked for as a whole: a field that some of its records hide must not order or find them.
    private boolean inEveryRecord() {
        return question.record() == null && question.action() == OnRecord.READ;
    }

    private boolean phiOpens(String field) {
        if (!question.phiOn() || question.phiByScope()) {
            return true;
        }
        boolean some = false;
        boolean every = true;
        RecordTypeRef.Phi phi = question.type().phi().orElseThrow();
        for (PhiRole role : PhiRole.values()) {
            if (!question.phiRoleAllows(role) || !question.phiRoleCovers(role)) {
                continue;
            }
            if (!phi.hiddenFrom(role).contains(field)) {
                if (!role.ownPatientsOnly() || !inEveryRecord()) {
                    return true;
                }
                some = true;
            } else {
                every = false;
            }
        }
        return some && every;
    }
}
