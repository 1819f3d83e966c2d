package io.dartwing.platform.auditing;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.keys.OrganizationKeys;
import io.dartwing.platform.keys.OrganizationKeys.SealBroken;
import io.dartwing.platform.keys.ShreddableKey;
import io.dartwing.platform.tenancy.AfterCommit;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `audit_person_keys` and its keys in memory, for at most half a minute each. Every method runs in the
/// caller's transaction.
final class PersonKeys {
    static final String TABLE = "audit_person_keys";
    private static final Logger LOG = LoggerFactory.getLogger(PersonKeys.class);
    private static final Duration LIFE = Duration.ofSeconds(30);
    private static final int MOST_KEYS = 20_000;
    private static final int MOST_TOKENS = 8;

    private final JdbcClient database;
    private final OrganizationKeys keys;
    private final Clock clock;
    private final Map<Place, PersonKey> cache = new ConcurrentHashMap<>();
    private long destructions;

    private record Place(UUID organization, UUID person) {}

    private record Row(UUID person, UUID id, byte[] wrapped) {}

    /// `tokens`: what its names were sealed to, so that the next entry needs no work.
    record PersonKey(UUID id, ShreddableKey key, Instant until, Map<String, String> tokens) {
        String token(String name, BiFunction<PersonKey, String, String> seal) {
            String known = tokens.get(name);
            if (known != null) {
                return known;
            }
            String made = seal.apply(this, name);
            if (tokens.size() < MOST_TOKENS) {
                tokens.put(name, made);
            }
            return made;
        }
    }

    PersonKeys(JdbcClient database, OrganizationKeys keys, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.clock = clock;
    }

    static String context(String person) {
        return TABLE + ".wrapped " + person;
    }

    /// The keys that are there; none of people whose key was destroyed.
    Map<UUID, PersonKey> find(UUID organization, SortedSet<UUID> people) {
        var found = new HashMap<UUID, PersonKey>();
        var missing = new TreeSet<UUID>();
        Instant now = clock.instant();
        for (UUID person : people) {
            PersonKey known = cache.get(new Place(organization, person));
            if (known == null || now.isAfter(known.until())) {
                missing.add(person);
            } else {
                found.put(person, known);
            }
        }
        if (!missing.isEmpty()) {
            long before = destructions();
            for (Row row : rows(organization, missing)) {
                opened(row).ifPresent(key -> {
                    found.put(row.person(), key);
                    keep(organization, row.person(), key, before);
                });
            }
        }
        return found;
    }

    /// The same, and makes the keys that were never there. Always in the order of ids: two transactions that make the
    /// same keys wait for each other, not both.
    Map<UUID, PersonKey> require(UUID organization, SortedSet<UUID> people) {
        Map<UUID, PersonKey> found = find(organization, people);
        if (found.size() == people.size()) {
            return found;
        }
        long before = destructions();
        for (UUID person : people) {
            if (found.containsKey(person)) {
                continue;
            }
            boolean made = make(organization, person);
            for (Row row : rows(organization, new TreeSet<>(List.of(person)))) {
                opened(row).ifPresent(key -> {
                    found.put(person, key);
                    if (made) {
                        AfterCommit.run(() -> keep(organization, person, key, before));
                    }
                });
            }
        }
        return found;
    }

    /// Does nothing when there is one, or when it was destroyed and its person has not come back.
    private boolean make(UUID organization, UUID person) {
        byte[] wrapped = keys.seal(ShreddableKey.generate(), context(person.toString()));
        return database.sql("""
                        insert into audit_person_keys as known (organization_id, person_id, id, wrapped, created_at)
                        values (?, ?, ?, ?, ?) on conflict (organization_id, person_id) do update
                        set id = excluded.id, wrapped = excluded.wrapped, created_at = excluded.created_at,
                            destroyed_at = null
                        where known.destroyed_at is not null and exists (
                            select from people p where p.organization_id = known.organization_id
                                and p.id = known.person_id and p.deleted_at is null)""")
                        .params(organization, person, Ids.next(), wrapped, Timestamp.from(clock.instant()))
                        .update()
                > 0;
    }

    /// Its row stays without the key.
    void destroy(UUID organization, UUID person) {
        Timestamp now = Timestamp.from(clock.instant());
        database.sql("""
                        insert into audit_person_keys (organization_id, person_id, id, created_at, destroyed_at)
                        values (?, ?, ?, ?, ?) on conflict (organization_id, person_id) do update
                        set wrapped = null, destroyed_at = excluded.destroyed_at""").params(organization, person, Ids.next(), now, now).update();
        AfterCommit.run(() -> forget(organization, person));
    }

    private List<Row> rows(UUID organization, SortedSet<UUID> people) {
        return database.sql("""
                        select person_id, id, wrapped from audit_person_keys
                        where organization_id = ? and person_id = any (?) and wrapped is not null""")
                .params(organization, people.toArray(UUID[]::new))
                .query((row, number) ->
                        new Row(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getBytes(3)))
                .list();
    }

    private Optional<PersonKey> opened(Row row) {
        try {
            var key = new ShreddableKey(
                    keys.open(row.wrapped(), context(row.person().toString())));
            return Optional.of(new PersonKey(row.id(), key, clock.instant().plus(LIFE), new ConcurrentHashMap<>()));
        } catch (SealBroken broken) {
            LOG.error("the key {} of a person's name in the audit does not open", row.id());
            return Optional.empty();
        }
    }

    private synchronized long destructions() {
        return destructions;
    }

    /// Not when a key was destroyed since `before`: it may have been this one.
    private synchronized void keep(UUID organization, UUID person, PersonKey key, long before) {
        if (destructions != before) {
            return;
        }
        if (cache.size() >= MOST_KEYS) {
            cache.clear();
        }
        cache.put(new Place(organization, person), key);
    }

    private synchronized void forget(UUID organization, UUID person) {
        destructions++;
        cache.remove(new Place(organization, person));
    }
}
