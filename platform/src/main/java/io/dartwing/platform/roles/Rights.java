package io.dartwing.platform.roles;

import io.dartwing.platform.actor.Access;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.actor.Scope;
import io.dartwing.platform.permission.AccessPlan;
import io.dartwing.platform.permission.Action;
import io.dartwing.platform.permission.Action.OnRecord;
import io.dartwing.platform.permission.ActorGrants;
import io.dartwing.platform.permission.Decision;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.RecordFacts;
import io.dartwing.platform.permission.RecordTypeRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The decision told to people: everything an actor may do, and one decision with every layer's answer.
final class Rights {
    private Rights() {}

    record ActorView(String type, UUID id, String name, List<String> roles, List<String> permissions) {}

    record EmergencyView(
            Instant until,
            @Nullable String recordType,
            @Nullable UUID recordId) {}

    /// @param organizations how many other organisations the hierarchy opens this act in
    record ActRights(
            String act,
            boolean allowed,
            String layer,
            String rule,
            List<String> scopes,
            boolean ownPatientsOnly,
            List<String> hiddenFields,
            int organizations) {}

    record TypeRights(String recordType, String label, boolean phi, List<ActRights> acts) {}

    record Effective(
            ActorView actor, boolean healthcare, List<EmergencyView> emergencies, List<TypeRights> recordTypes) {}

    record Layered(String layer, boolean passed, String rule) {}

    record Explanation(
            ActorView actor,
            boolean allowed,
            String outcome,
            String layer,
            String rule,
            List<Layered> layers,
            List<String> hiddenFields) {}

    static ActorView view(Actor actor) {
        Set<String> roles = actor instanceof PersonActor person ? person.roles() : Set.of();
        return new ActorView(
                actor.reference().type().value(),
                actor.id(),
                actor.displayName(),
                roles.stream().sorted().toList(),
                actor.permissions().stream().sorted().toList());
    }

    static Effective effective(Actor actor, Iterable<RecordTypeRef> types) {
        Access access = actor.access();
        var views = new ArrayList<TypeRights>();
        for (RecordTypeRef type : types) {
            var acts = new ArrayList<ActRights>();
            for (OnRecord act : OnRecord.values()) {
                acts.add(act(actor, act, type));
            }
            type.verbs().values().stream()
                    .sorted(java.util.Comparator.comparing(Action.Verb::name))
                    .forEach(verb -> acts.add(act(actor, verb, type)));
            views.add(new TypeRights(type.name(), type.label(), type.phi().isPresent(), acts));
        }
        return new Effective(
                view(actor),
                access.healthcare(),
                access.emergencies().stream()
                        .map(it -> new EmergencyView(
                                it.until(),
                                it.recordType().orElse(null),
                                it.record().orElse(null)))
                        .toList(),
                views);
    }

    private static ActRights act(Actor actor, Action action, RecordTypeRef type) {
        ActorGrants grants = ActorGrants.of(actor);
        Decision decision = PermissionDecision.decide(grants, action, type);
        AccessPlan plan = AccessPlan.of(grants, action, type);
        return new ActRights(
                action.act(),
                decision.allowed(),
                decision.layer().value(),
                decision.rule(),
                decision.allowed()
                        ? plan.scopes().stream().map(Scope::value).sorted().toList()
                        : List.of(),
                plan.ownPatients(),
                hidden(decision),
                decision.allowed() ? plan.reached().size() : 0);
    }

    private static List<String> hidden(Decision decision) {
        return decision instanceof Decision.Allowed allowed
                ? allowed.hiddenFields().stream().sorted().toList()
                : List.of();
    }

    static Explanation explain(
            Actor actor, Action action, RecordTypeRef type, Optional<RecordFacts> record, Optional<String> field) {
        ActorGrants grants = ActorGrants.of(actor);
        Decision decision = decide(grants, action, type, record);
        boolean unread = !decision.allowed()
                && (action == OnRecord.UPDATE || action == OnRecord.DELETE)
                && !decide(grants, OnRecord.READ, type, record).allowed();
        var layers = new ArrayList<Layered>();
        PermissionDecision.explain(grants, unread ? OnRecord.READ : action, type, record.orElse(null))
                .forEach(step -> layers.add(new Layered(
                        step.layer().value(), step.passed(), unread ? "reading: " + step.rule() : step.rule())));
        if (decision instanceof Decision.Allowed && field.isPresent()) {
            decision = PermissionDecision.field(grants, action, type, record.orElse(null), field.get());
            layers.add(new Layered(decision.layer().value(), decision.allowed(), decision.rule()));
        }
        return new Explanation(
                view(actor),
                decision.allowed(),
                decision.outcome(),
                decision.layer().value(),
                decision.rule(),
                layers,
                hidden(decision));
    }

    private static Decision decide(
            ActorGrants grants, Action action, RecordTypeRef type, Optional<RecordFacts> record) {
        return record.map(facts -> PermissionDecision.decide(grants, action, type, facts))
                .orElseGet(() -> PermissionDecision.decide(grants, action, type));
    }

    /// For who is no active member any more.
    static Explanation ended(UUID person) {
        String rule = "the membership is suspended or has ended";
        return new Explanation(
                new ActorView("person", person, "", List.of(), List.of()),
                false,
                "hidden",
                "organization",
                rule,
                List.of(new Layered("organization", false, rule)),
                List.of());
    }
}
