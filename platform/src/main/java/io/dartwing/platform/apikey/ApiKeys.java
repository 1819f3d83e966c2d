package io.dartwing.platform.apikey;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.ApiKeyActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.limits.KeyLimits;
import io.dartwing.platform.limits.Rate;
import io.dartwing.platform.net.Network;
import io.dartwing.platform.permission.Accesses;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import java.net.InetAddress;
import java.security.MessageDigest;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Authenticates API keys, and makes and revokes them for the administration commands.
public final class ApiKeys {
    /// How long an answer is reused, and so how long a revoked key may still work.
    private static final Duration FRESH = Duration.ofMillis(800);

    private static final Duration NOTE_EVERY = Duration.ofMinutes(1);
    private static final Duration LONGEST_GRACE = Duration.ofHours(24);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Rate>> LIMITS = new TypeReference<>() {};
    private static final int CACHE_CAPACITY = 10_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Audit audit;
    private final Clock clock;
    private final Accesses accesses;
    private final ConcurrentHashMap<String, Known> cache = new ConcurrentHashMap<>();
    private final Notes uses = new Notes(NOTE_EVERY, this::writeUse);
    private final Notes refusals = new Notes(NOTE_EVERY, this::writeRefusal);

    public ApiKeys(JdbcClient jdbc, TransactionTemplate transactions, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
        this.accesses = new Accesses(jdbc, clock);
    }

    private record Known(
            ApiKeyActor actor,
            byte[] hash,
            @Nullable Instant expiresAt,
            List<Network> networks,
            KeyLimits limits,
            Instant readAt) {}

    /// Who shows a key, and the limits of that key.
    public record Shown(ApiKeyActor actor, KeyLimits limits) {}

    /// A key as a list shows it.
    public record Summary(
            UUID id,
            String name,
            String prefix,
            List<String> scopes,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt) {}

    /// `key` is shown now and never again.
    public record Created(UUID id, String name, String key) {}

    /// What a new key is to be; the rest is as in the record type.
    public record Wish(
            String name, List<String> scopes, @Nullable Instant expiresAt, boolean test) {}

    /// The holder of a key that calls from `address`; empty when the key is malformed, unknown, revoked, expired or
    /// used from a network it is not for, which look the same.
    public Optional<Shown> authenticate(String text, Optional<InetAddress> address) {
        Optional<KeySecret> secret = KeySecret.parse(text);
        if (secret.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<Known> known = known(secret.get(), secret.get().hash(), now)
                .filter(it -> it.expiresAt == null || now.isBefore(it.expiresAt));
        if (known.isPresent() && !allowed(known.get().networks, address)) {
            refusals.note(known.get().actor, now);
            return Optional.empty();
        }
        known.ifPresent(it -> uses.note(it.actor, now));
        return known.map(it -> new Shown(it.actor, it.limits));
    }

    private static boolean allowed(List<Network> networks, Optional<InetAddress> address) {
        return networks.isEmpty()
                || address.filter(it -> networks.stream().anyMatch(network -> network.contains(it)))
                        .isPresent();
    }

    /// Every candidate is compared, each in constant time: how long it takes tells nothing about the secret.
    private Optional<Known> known(KeySecret secret, byte[] hash, Instant now) {
        Known cached = cache.get(secret.prefix());
        if (cached != null && now.isBefore(cached.readAt.plus(FRESH)) && MessageDigest.isEqual(cached.hash, hash)) {
            return Optional.of(cached);
        }
        Optional<Known> match = Optional.empty();
        for (Known candidate : read(secret.prefix(), now)) {
            if (MessageDigest.isEqual(candidate.hash, hash)) {
                match = Optional.of(candidate);
            }
        }
        if (cache.size() >= CACHE_CAPACITY) {
            cache.clear();
        }
        match.ifPresent(it -> cache.put(secret.prefix(), it));
        return match;
    }

    private List<Known> read(String prefix, Instant now) {
        return transactions.execute(status -> jdbc.sql("select * from api_keys_by_prefix(?)")
                .param(prefix)
                .query((row, number) -> known(row, now))
                .list());
    }

    private void writeUse(ApiKeyActor actor, Instant now) {
        transactions.executeWithoutResult(
                status -> jdbc.sql("update api_keys set last_used_at = ? where organization_id = ? and id = ?")
                        .params(utc(now), actor.organizationId(), actor.id())
                        .update());
    }

    private void writeRefusal(ApiKeyActor actor, Instant now) {
        audit.record("api_key.refused_network", "api_key", actor.id(), Map.of());
    }

    /// Makes a key in the current organisation.
    ///
    /// @throws ProblemException `DW-400` for a bad name, scope or expiry
    public Created create(String name, List<String> scopes, @Nullable Instant expiresAt) {
        return create(new Wish(name, scopes, expiresAt, false));
    }

    /// Makes a key in the current organisation.
    ///
    /// @throws ProblemException `DW-400` for a bad name, scope or expiry
    public Created create(Wish wish) {
        String name = wish.name();
        List<String> scopes = wish.scopes();
        Instant expiresAt = wish.expiresAt();
        PermissionDecision.require(Permissions.ADMIN);
        if (name.isBlank() || name.length() > 200 || name.chars().anyMatch(Character::isISOControl)) {
            throw new ProblemException(PlatformError.VALIDATION, "name: not valid (expected: 1 to 200 characters)");
        }
        if (scopes.isEmpty() || !Permissions.SCOPES.containsAll(scopes)) {
            throw new ProblemException(
                    PlatformError.VALIDATION,
                    "scopes: not valid (expected: some of " + String.join(", ", Permissions.SCOPES) + ")");
        }
        if (expiresAt != null && !expiresAt.isAfter(clock.instant())) {
            throw new ProblemException(PlatformError.VALIDATION, "expires_at: in the past (expected: a time to come)");
        }
        Actor actor = Actors.current();
        UUID id = Ids.next();
        KeySecret secret = KeySecret.fresh(wish.test());
        transactions.executeWithoutResult(status -> {
            OffsetDateTime now = utc(clock.instant());
            jdbc.sql("""
                    insert into api_keys (id, organization_id, created_at, created_by, updated_at, updated_by, name,
                        prefix, key_hash, scopes, expires_at, test)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(Arrays.asList(
                            id,
                            actor.requireOrganization(),
                            now,
                            actor.displayName(),
                            now,
                            actor.displayName(),
                            name.strip(),
                            secret.prefix(),
                            secret.hash(),
                            scopes.stream().distinct().toArray(String[]::new),
                            expiresAt == null ? null : utc(expiresAt),
                            wish.test()))
                    .update();
            audit.record("api_key.created", "api_key", id, Map.of("scopes", String.join(" ", scopes)));
        });
        return new Created(id, name.strip(), secret.value());
    }

    /// The keys of the current organisation that are not revoked, newest first.
    public List<Summary> list() {
        PermissionDecision.require(Permissions.ADMIN);
        UUID organization = Actors.current().requireOrganization();
        return transactions.execute(status -> jdbc.sql("""
                        select id, name, prefix, scopes, expires_at, last_used_at from api_keys
                        where organization_id = ? and deleted_at is null order by created_at desc, id""")
                .param(organization)
                .query((row, number) -> new Summary(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("prefix"),
                        texts(row.getArray("scopes")),
                        instant(row, "expires_at"),
                        instant(row, "last_used_at")))
                .list());
    }

    /// Revokes a key: it stops working within a second, here and on other nodes.
    ///
    /// @throws ProblemException `DW-404`
    public void revoke(UUID id) {
        PermissionDecision.require(Permissions.ADMIN);
        Actor actor = Actors.current();
        transactions.executeWithoutResult(status -> {
            OffsetDateTime now = utc(clock.instant());
            int revoked = jdbc.sql("""
                            update api_keys set deleted_at = ?, updated_at = ?, updated_by = ?, version = version + 1
                            where organization_id = ? and id = ? and deleted_at is null""")
                    .params(now, now, actor.displayName(), actor.requireOrganization(), id)
                    .update();
            if (revoked == 0) {
                throw new ProblemException(PlatformError.NOT_FOUND, "no such key");
            }
            audit.record("api_key.revoked", "api_key", id, Map.of());
        });
        cache.values().removeIf(known -> known.actor.id().equals(id));
    }

    /// Gives a key a new secret. The old one works for `grace` more, and the one before that no longer.
    ///
    /// @throws ProblemException `DW-404`, or `DW-400` for a grace of more than 24 hours
    public Created rotate(UUID id, Duration grace) {
        PermissionDecision.require(Permissions.ADMIN);
        if (grace.isNegative() || grace.compareTo(LONGEST_GRACE) > 0) {
            throw new ProblemException(PlatformError.VALIDATION, "grace: not valid (expected: PT0S to PT24H)");
        }
        Actor actor = Actors.current();
        UUID organization = actor.requireOrganization();
        return transactions.execute(status -> {
            boolean test = jdbc.sql(
                            "select test from api_keys where organization_id = ? and id = ? and deleted_at is null for update")
                    .params(organization, id)
                    .query(Boolean.class)
                    .optional()
                    .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "no such key"));
            KeySecret secret = KeySecret.fresh(test);
            OffsetDateTime now = utc(clock.instant());
            String name = jdbc.sql("""
                            update api_keys set previous_prefix = prefix, previous_hash = key_hash, previous_until = ?,
                                prefix = ?, key_hash = ?, rotated_at = ?, updated_at = ?, updated_by = ?,
                                version = version + 1
                            where organization_id = ? and id = ? returning name""")
                    .params(
                            utc(clock.instant().plus(grace)),
                            secret.prefix(),
                            secret.hash(),
                            now,
                            now,
                            actor.displayName(),
                            organization,
                            id)
                    .query(String.class)
                    .single();
            audit.record("api_key.rotated", "api_key", id, Map.of("grace", grace.toString()));
            forgetAtTheEnd(id);
            return new Created(id, name, secret.value());
        });
    }

    /// After the commit, so that nobody reads the old row into the cache in between.
    private void forgetAtTheEnd(UUID id) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                cache.values().removeIf(known -> known.actor.id().equals(id));
            }
        });
    }

    private Known known(ResultSet row, Instant now) throws SQLException {
        UUID organization = row.getObject("organization_id", UUID.class);
        var actor = new ApiKeyActor(
                row.getObject("id", UUID.class),
                row.getString("name"),
                organization,
                accesses.ofProgram(organization, Set.copyOf(texts(row.getArray("scopes")))),
                row.getBoolean("test"));
        return new Known(
                actor,
                row.getBytes("key_hash"),
                instant(row, "expires_at"),
                texts(row.getArray("allowed_networks")).stream()
                        .map(it -> Network.parse(it).orElseThrow())
                        .toList(),
                limits(row.getString("limits")),
                now);
    }

    private static KeyLimits limits(String json) {
        return json.equals("{}") ? KeyLimits.NONE : new KeyLimits(JSON.readValue(json, LIMITS));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
