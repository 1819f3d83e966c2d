package io.dartwing.bench;

import io.dartwing.platform.actor.Access;
import io.dartwing.platform.actor.Grant;
import io.dartwing.platform.actor.Scope;
import io.dartwing.platform.permission.AccessPlan;
import io.dartwing.platform.permission.Action;
import io.dartwing.platform.permission.Action.OnRecord;
import io.dartwing.platform.permission.ActorGrants;
import io.dartwing.platform.permission.Decision;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.PhiRole;
import io.dartwing.platform.permission.RecordFacts;
import io.dartwing.platform.permission.RecordTypeRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;

/// Times single permission decisions of an actor with many grants. All grants are on the type in question, on
/// different scopes and fields, so that none of them can be left out: the worst there is. Then the usual case:
/// the same number over 50 types.
final class PermissionBench {
    private static final int GRANTS = 10_000;
    private static final int WARM_UP = 20_000;
    private static final int ROUNDS = 50_000;
    private static final List<String> FIELDS = fields();

    private PermissionBench() {}

    public static void main(String[] arguments) {
        System.out.println(GRANTS + " grants, " + ROUNDS + " decisions each after " + WARM_UP + " for warming up");
        System.out.println("| case | p50 | p99 | p99.9 | worst |");
        System.out.println("|---|---|---|---|---|");
        for (int types : new int[] {1, 50}) {
            var random = new Random(17);
            ActorGrants actor = actor(types, random);
            RecordTypeRef type = type(0);
            List<RecordFacts> records = records(actor, random);
            String among = types == 1 ? "all on one type" : "over " + types + " types";
            for (Action act : List.of(OnRecord.READ, OnRecord.UPDATE)) {
                time(
                        act.act() + " one record, " + among,
                        round -> PermissionDecision.decide(actor, act, type, records.get(round % records.size())));
            }
            time("condition of a list, " + among, round -> AccessPlan.of(actor, OnRecord.READ, type));
        }
    }

    private static void time(String name, IntFunction<Object> work) {
        long kept = 0;
        for (int round = 0; round < WARM_UP; round++) {
            kept += work.apply(round).hashCode();
        }
        long[] nanos = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            Object answer = work.apply(round);
            nanos[round] = System.nanoTime() - start;
            kept += answer instanceof Decision decision && decision.allowed() ? 1 : 0;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "| %s | %.1f µs | %.1f µs | %.1f µs | %.1f µs |%n",
                name,
                nanos[ROUNDS / 2] / 1e3,
                nanos[ROUNDS * 99 / 100] / 1e3,
                nanos[ROUNDS / 1000 * 999] / 1e3,
                nanos[ROUNDS - 1] / 1e3);
        if (kept == Long.MIN_VALUE) {
            System.out.println("never");
        }
    }

    private static List<String> fields() {
        var fields = new ArrayList<String>();
        for (int i = 0; i < 30; i++) {
            fields.add("field_" + i);
        }
        return fields;
    }

    private static RecordTypeRef type(int number) {
        return new RecordTypeRef(
                "type_" + number,
                "Type",
                true,
                "type:read",
                "type:write",
                Map.of("field_3", "hr:read"),
                Map.of(),
                Set.copyOf(FIELDS),
                "type:all",
                Set.of(Scope.values()),
                Optional.of(new RecordTypeRef.Phi(Map.of(PhiRole.NURSING_USER, Set.of("field_5")))));
    }

    private static ActorGrants actor(int types, Random random) {
        var grants = new ArrayList<Grant>();
        for (int i = 0; i < GRANTS; i++) {
            var some = new HashSet<String>();
            for (int field = 0; field < 4; field++) {
                some.add(FIELDS.get(random.nextInt(FIELDS.size() - 5)));
            }
            grants.add(new Grant(
                    "role_" + i,
                    "type_" + i % types,
                    Set.of("read", "update"),
                    Scope.values()[1 + random.nextInt(Scope.values().length - 1)],
                    Optional.of(some)));
        }
        var access = new Access(
                Set.of("fax:read"),
                Set.of(PhiRole.NURSING_USER.value()),
                grants,
                Map.of(),
                Set.of(id(random), id(random)),
                Optional.of(id(random)),
                true,
                List.of());
        return new ActorGrants(Optional.of(id(random)), Optional.of(id(random)), access);
    }

    private static List<RecordFacts> records(ActorGrants actor, Random random) {
        UUID organization = actor.organization().orElseThrow();
        var records = new ArrayList<RecordFacts>();
        for (int i = 0; i < 1_000; i++) {
            records.add(new RecordFacts(
                    organization,
                    Optional.of(id(random)),
                    Set.of(),
                    i % 2 == 0 ? actor.person() : Optional.of(id(random)),
                    i % 3 == 0 ? Set.of(actor.person().orElseThrow()) : Set.of(),
                    Set.of(id(random)),
                    Optional.empty(),
                    Optional.empty(),
                    false));
        }
        return records;
    }

    private static UUID id(Random random) {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
