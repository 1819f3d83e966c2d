package io.dartwing.platform.factor;

import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.RegistrationData;
import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.problem.PlatformError;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Array;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Passkeys of people. What an authenticator answers is checked by `Ceremony`; here it meets what is stored.
@Component
final class Passkeys {
    static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int MOST = 20;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Ceremony ceremony;
    private final Audit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Passkeys(JdbcClient jdbc, TransactionTemplate transactions, Ceremony ceremony, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.ceremony = ceremony;
        this.audit = audit;
        this.clock = clock;
    }

    record Passkey(
            UUID id,
            byte[] credentialId,
            String name,
            List<String> transports,
            Instant createdAt,
            @Nullable Instant lastUsedAt) {}

    /// What a challenge is for: one made for one thing answers no other.
    enum Purpose {
        REGISTER,
        PROVE,
        SIGN_IN;

        String value() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// Of the current person, the oldest first.
    List<Passkey> list() {
        return transactions.execute(status -> jdbc.sql("select * from passkeys_of_current_person()")
                .query((row, number) -> {
                    OffsetDateTime used = row.getObject("last_used_at", OffsetDateTime.class);
                    return new Passkey(
                            row.getObject("id", UUID.class),
                            row.getBytes("credential_id"),
                            row.getString("name"),
                            texts(row.getArray("transports")),
                            row.getObject("created_at", OffsetDateTime.class).toInstant(),
                            used == null ? null : used.toInstant());
                })
                .list());
    }

    /// A fresh challenge of the current person, or of whoever is signing in.
    byte[] challenge(Purpose purpose) {
        byte[] challenge = new byte[32];
        random.nextBytes(challenge);
        transactions.executeWithoutResult(status -> jdbc.sql("select passkey_challenge_keep(?, ?, ?)")
                .params(sha256(challenge), purpose.value(), utc(clock.instant().plus(PATIENCE)))
                .query(row -> {}));
        return challenge;
    }

    /// Adds what the authenticator made to the current person.
    ///
    /// @throws ProblemException `DW-400` when the answer is not valid, `DW-409` for a known credential
    UUID add(String name, String answer) {
        RegistrationData made = ceremony.registered(answer);
        requireChallenge(Purpose.REGISTER, ceremony.challengeOf(made));
        Ceremony.Credential credential = ceremony.verify(made);
        UUID id = Ids.next();
        return transactions.execute(status -> {
            if (list().size() >= MOST) {
                throw new ProblemException(
                        PlatformError.CONFLICT, "passkeys: " + MOST + " are set up (remove one first)");
            }
            boolean added = jdbc.sql("select passkey_add(?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            id,
                            credential.id(),
                            credential.stored(),
                            credential.signCount(),
                            name,
                            credential.transports().toArray(String[]::new),
                            utc(clock.instant()))
                    .query(Boolean.class)
                    .single();
            if (!added) {
                throw new ProblemException(PlatformError.CONFLICT, "passkey: is set up already");
            }
            audit.record("factor.added", "person", Actors.current().id(), Map.of("factor", "passkey"));
            return id;
        });
    }

    private record Known(UUID id, UUID person, byte[] credential, long signCount) {}

    /// Whose passkey signed this answer; empty when it is not valid, unknown, or its counter went back.
    Optional<UUID> prove(Purpose purpose, String answer) {
        AuthenticationData shown = ceremony.shown(answer);
        requireChallenge(purpose, ceremony.challengeOf(shown));
        Optional<Known> known = transactions.execute(status -> jdbc.sql("select * from passkey_find(?)")
                .param(shown.getCredentialId())
                .query((row, number) -> new Known(
                        row.getObject("id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        row.getBytes("credential"),
                        row.getLong("sign_count")))
                .optional());
        return known.filter(it -> belongs(it, shown) && counts(it, shown)).map(Known::person);
    }

    private static boolean belongs(Known known, AuthenticationData shown) {
        byte @Nullable [] handle = shown.getUserHandle();
        return handle == null || MessageDigest.isEqual(handle, handleOf(known.person()));
    }

    private boolean counts(Known known, AuthenticationData shown) {
        Optional<Long> count = ceremony.verify(shown, known.credential(), known.signCount());
        return count.isPresent()
                && Boolean.TRUE.equals(transactions.execute(status -> jdbc.sql("select passkey_used(?, ?, ?, ?)")
                        .params(known.id(), known.signCount(), count.get(), utc(clock.instant()))
                        .query(Boolean.class)
                        .single()));
    }

    /// @throws ProblemException `DW-404`
    void rename(UUID id, String name) {
        change("select passkey_rename(?, ?)", id, name);
    }

    /// @throws ProblemException `DW-404`
    void remove(UUID id) {
        transactions.executeWithoutResult(status -> {
            change("select passkey_remove(?)", id);
            audit.record("factor.removed", "person", Actors.current().id(), Map.of("factor", "passkey"));
        });
    }

    private void change(String sql, Object... parameters) {
        boolean found = Boolean.TRUE.equals(transactions.execute(status ->
                jdbc.sql(sql).params(List.of(parameters)).query(Boolean.class).single()));
        if (!found) {
            throw new ProblemException(PlatformError.NOT_FOUND, "no such passkey");
        }
    }

    void purgeChallenges() {
        transactions.executeWithoutResult(status -> jdbc.sql("select passkey_challenges_purge(?)")
                .param(utc(clock.instant()))
                .query(row -> {}));
    }

    private void requireChallenge(Purpose purpose, byte[] challenge) {
        boolean taken =
                Boolean.TRUE.equals(transactions.execute(status -> jdbc.sql("select passkey_challenge_take(?, ?, ?)")
                        .params(sha256(challenge), purpose.value(), utc(clock.instant()))
                        .query(Boolean.class)
                        .single()));
        if (!taken) {
            throw Ceremony.refused("its challenge is not one of the last minutes, or was answered before");
        }
    }

    /// How authenticators know a person: its id, in 16 bytes.
    static byte[] handleOf(UUID person) {
        return ByteBuffer.allocate(16)
                .putLong(person.getMostSignificantBits())
                .putLong(person.getLeastSignificantBits())
                .array();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static List<String> texts(Array array) throws java.sql.SQLException {
        return List.of((String[]) array.getArray());
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
