package io.dartwing.platform.permission;

import io.dartwing.platform.actor.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An access plan as a condition for SQL or HQL, with named parameters. The rows it keeps are exactly those that
/// the decision allows one by one.
public record AccessPredicate(String text, Map<String, Object> parameters) {
    private static final String NEVER = "1 = 0";

    public static AccessPredicate of(ActorGrants actor, Action action, RecordTypeRef type, RecordColumns columns) {
        return new Builder(actor, AccessPlan.of(actor, action, type), columns).build();
    }

    /// With parameters of its own names, to stand beside another one in the same query.
    public AccessPredicate prefixed(String prefix) {
        var renamed = new LinkedHashMap<String, Object>();
        parameters.forEach((name, value) -> renamed.put(prefix + "_" + name, value));
        return new AccessPredicate(text.replace(":access_", ":" + prefix + "_access_"), renamed);
    }

    private static final class Builder {
        private final ActorGrants actor;
        private final AccessPlan plan;
        private final RecordColumns columns;
        private final Map<String, Object> parameters = new LinkedHashMap<>();

        Builder(ActorGrants actor, AccessPlan plan, RecordColumns columns) {
            this.actor = actor;
            this.plan = plan;
            this.columns = columns;
        }

        AccessPredicate build() {
            var ways = new ArrayList<String>();
            plainly().ifPresent(ways::add);
            actor.organization().filter(home -> !plan.emergency().isEmpty()).ifPresent(home -> {
                ways.add(columns.organization() + " = " + parameter("home", home) + " and " + columns.id() + " in ("
                        + parameter("emergency", plan.emergency()) + ")");
            });
            return new AccessPredicate(ways.isEmpty() ? NEVER : any(ways), parameters);
        }

        private Optional<String> plainly() {
            Set<UUID> organizations = new HashSet<>(plan.reached());
            plan.home().ifPresent(organizations::add);
            String scopes = scopes();
            if (organizations.isEmpty() || scopes.equals(NEVER)) {
                return Optional.empty();
            }
            var all = new ArrayList<String>();
            all.add(columns.organization() + " in (" + parameter("organizations", organizations) + ")");
            if (!plan.scopes().contains(Scope.ALL)) {
                all.add(scopes);
            }
            kept().ifPresent(all::add);
            if (plan.ownPatients() && columns.patient() != null) {
                all.add("(" + columns.patient() + " is null or " + columns.caredFor() + ")");
            }
            return Optional.of(String.join(" and ", all));
        }

        private Optional<String> kept() {
            if (columns.kept() == null || plan.seesKept() && plan.reached().isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    plan.seesKept() && plan.home().isPresent()
                            ? "(" + columns.organization() + " = "
                                    + parameter("home", plan.home().get()) + " or " + columns.kept() + ")"
                            : columns.kept());
        }

        private String scopes() {
            if (plan.scopes().contains(Scope.ALL)) {
                return "1 = 1";
            }
            var any = new ArrayList<String>();
            for (Scope scope : plan.scopes()) {
                switch (scope) {
                    case ALL -> {}
                    case OWN -> person(columns.owner()).ifPresent(any::add);
                    case ASSIGNED -> person(columns.assignee()).ifPresent(any::add);
                    case TEAM -> {
                        if (columns.team() != null && !actor.access().teams().isEmpty()) {
                            any.add(columns.team() + " in ("
                                    + parameter("teams", actor.access().teams()) + ")");
                        }
                    }
                    case CONTACT -> {
                        if (columns.contact() != null
                                && actor.access().contact().isPresent()) {
                            any.add(columns.contact() + " = "
                                    + parameter(
                                            "contact", actor.access().contact().get()));
                        }
                    }
                }
            }
            return any.isEmpty() ? NEVER : any(any);
        }

        private Optional<String> person(@Nullable String column) {
            return column == null
                    ? Optional.empty()
                    : actor.person().map(person -> column + " = " + parameter("person", person));
        }

        private String parameter(String name, Object value) {
            String unique = "access_" + name;
            parameters.put(unique, value);
            return ":" + unique;
        }

        private static String any(List<String> ways) {
            return ways.size() == 1 ? "(" + ways.getFirst() + ")" : "((" + String.join(") or (", ways) + "))";
        }
    }
}
