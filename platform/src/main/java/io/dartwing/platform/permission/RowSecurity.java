package io.dartwing.platform.permission;

import io.dartwing.platform.actor.Access;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.actor.Scope;
import io.dartwing.platform.tenancy.RowAccess;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Tells row-level security what a transaction's actor may do with each record type: the setting
/// `dartwing.access`, which the policies of `dartwing_protect` read.
///
/// A line for each type and act: `note.read {"h":true,"r":["…"],"s":["own"],"k":false,"p":false,"e":["…"]}`: home
/// organisation, reached ones, scopes, kept records of the home organisation, own patients only, records opened by
/// break-glass. Acts that open nothing are left out.
final class RowSecurity implements RowAccess {
    /// Most actors of an installation share a few sets of rights.
    private static final int CAPACITY = 1_000;

    private final Supplier<List<RecordTypeRef>> types;
    private final Map<Object, String> known = new ConcurrentHashMap<>();

    RowSecurity(Supplier<List<RecordTypeRef>> types) {
        this.types = types;
    }

    private record Key(boolean person, Access access) {}

    /// For accesses too large to be compared again and again.
    private static final class Same {
        private final Access access;

        Same(Access access) {
            this.access = access;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Same same && same.access == access;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(access);
        }
    }

    @Override
    public String settings(Actor actor) {
        if (actor.organization().isEmpty()) {
            return NOTHING;
        }
        Access access = actor.access();
        Object key = access.grants().isEmpty() ? new Key(actor instanceof PersonActor, access) : new Same(access);
        String settings = known.get(key);
        if (settings == null) {
            settings = write(ActorGrants.of(actor));
            if (known.size() >= CAPACITY) {
                known.clear();
            }
            known.put(key, settings);
        }
        return settings;
    }

    private String write(ActorGrants actor) {
        var written = new StringBuilder(NOTHING);
        for (RecordTypeRef type : types.get()) {
            for (Action.OnRecord act : Action.OnRecord.values()) {
                add(written, actor, act, type);
            }
            type.verbs().values().forEach(verb -> add(written, actor, verb, type));
        }
        return written.toString();
    }

    private static void add(StringBuilder written, ActorGrants actor, Action action, RecordTypeRef type) {
        AccessPlan plan = AccessPlan.of(actor, action, type);
        if (!plan.nothing()) {
            written.append(type.name())
                    .append('.')
                    .append(action.act())
                    .append(' ')
                    .append(plan(plan))
                    .append('\n');
        }
    }

    private static String plan(AccessPlan plan) {
        return "{\"h\":" + plan.home().isPresent() + ",\"r\":" + ids(plan.reached()) + ",\"s\":"
                + plan.scopes().stream()
                        .map(Scope::value)
                        .map(RowSecurity::quoted)
                        .collect(list()) + ",\"k\":"
                + plan.seesKept() + ",\"p\":" + plan.ownPatients() + ",\"e\":" + ids(plan.emergency()) + "}";
    }

    private static String ids(Collection<UUID> ids) {
        return ids.stream().map(id -> quoted(id.toString())).collect(list());
    }

    private static java.util.stream.Collector<CharSequence, ?, String> list() {
        return Collectors.joining(",", "[", "]");
    }

    /// Names of types, acts and scopes are our own words of letters, digits and underscores.
    private static String quoted(String word) {
        return "\"" + word + "\"";
    }
}
