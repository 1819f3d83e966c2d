package io.dartwing.platform.permission;

import io.dartwing.platform.actor.Access;
import io.dartwing.platform.actor.Emergency;
import io.dartwing.platform.actor.Grant;
import io.dartwing.platform.actor.Reach;
import io.dartwing.platform.actor.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/// Actors, types and records at random from small worlds, so that they meet often.
public final class RandomCases {
    static final List<String> FIELDS = List.of("title", "body", "salary", "owner_id", "patient_id");
    private static final List<String> PERMISSIONS =
            List.of("note:read", "note:write", "note:send", "note:all", "admin", "hr:read", "phi:read", "phi:write");
    private static final List<String> ACTS = List.of("read", "create", "update", "delete", "send");

    public final List<UUID> organizations;
    public final List<UUID> people;
    public final List<UUID> teams;
    public final List<UUID> contacts;
    public final List<UUID> patients;
    private final Random random;

    public RandomCases(long seed) {
        this.random = new Random(seed);
        this.organizations = ids(3);
        this.people = ids(4);
        this.teams = ids(3);
        this.contacts = ids(2);
        this.patients = ids(3);
    }

    private List<UUID> ids(int count) {
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < count; i++) {
            ids.add(new UUID(random.nextLong(), random.nextLong()));
        }
        return ids;
    }

    public RecordTypeRef type(boolean phi) {
        var hidden = new HashMap<PhiRole, Set<String>>();
        for (PhiRole role : PhiRole.values()) {
            hidden.put(role, some(FIELDS, 0.3));
        }
        return new RecordTypeRef(
                "note",
                "Notes",
                true,
                "note:read",
                "note:write",
                Map.of("salary", "hr:read"),
                Map.of("send", new Action.Verb("send", "note:send", pick(List.of(Action.OnRecord.values())))),
                Set.copyOf(FIELDS),
                "note:all",
                Set.of(Scope.values()),
                phi ? Optional.of(new RecordTypeRef.Phi(hidden)) : Optional.empty());
    }

    public ActorGrants actor() {
        Optional<UUID> organization = chance(0.03) ? Optional.empty() : Optional.of(pick(organizations));
        return new ActorGrants(
                organization, chance(0.2) ? Optional.empty() : Optional.of(pick(people)), access(organization));
    }

    public Access access(Optional<UUID> home) {
        var grants = new ArrayList<Grant>();
        for (int i = random.nextInt(4); i > 0; i--) {
            grants.add(new Grant(
                    "role" + i,
                    chance(0.9) ? "note" : "memo",
                    some(ACTS, 0.5),
                    pick(List.of(Scope.values())),
                    chance(0.5) ? Optional.empty() : Optional.of(some(FIELDS, 0.6))));
        }
        var reach = new HashMap<UUID, Reach>();
        for (UUID each : organizations) {
            if (!home.equals(Optional.of(each)) && chance(0.4)) {
                Set<String> types = some(List.of("note", "memo"), 0.7);
                reach.put(each, new Reach(each, chance(0.3), types, chance(0.5) ? types : Set.of()));
            }
        }
        var emergencies = new ArrayList<Emergency>();
        if (chance(0.1)) {
            emergencies.add(new Emergency(
                    new UUID(0, 1),
                    Instant.MAX,
                    chance(0.3) ? Optional.empty() : Optional.of(chance(0.8) ? "note" : "memo"),
                    chance(0.5) ? Optional.empty() : Optional.of(recordId())));
        }
        return new Access(
                some(PERMISSIONS, 0.15),
                some(
                        List.of(
                                "healthcare_administrator",
                                "healthcare_provider",
                                "healthcare_practitioner",
                                "nursing_user",
                                "medical_records"),
                        0.25),
                grants,
                reach,
                some(teams, 0.4),
                chance(0.5) ? Optional.empty() : Optional.of(pick(contacts)),
                chance(0.5),
                emergencies);
    }

    private UUID recordId() {
        return new UUID(7, random.nextInt(4));
    }

    public RecordFacts record() {
        return new RecordFacts(
                pick(organizations),
                Optional.of(recordId()),
                chance(0.6) ? Set.of() : some(people, 0.4),
                maybe(people),
                chance(0.5) ? Set.of() : some(people, 0.4),
                chance(0.5) ? Set.of() : some(teams, 0.4),
                maybe(contacts),
                maybe(patients),
                chance(0.5));
    }

    public Action action(RecordTypeRef type) {
        return chance(0.2) ? type.verbs().get("send") : pick(List.of(Action.OnRecord.values()));
    }

    public <T> Optional<T> maybe(List<T> from) {
        return chance(0.5) ? Optional.empty() : Optional.of(pick(from));
    }

    public <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    public <T> Set<T> some(Collection<T> from, double probability) {
        var some = new HashSet<T>();
        from.forEach(each -> {
            if (chance(probability)) {
                some.add(each);
            }
        });
        return some;
    }

    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }
}
