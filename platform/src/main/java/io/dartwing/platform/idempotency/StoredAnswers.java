package io.dartwing.platform.idempotency;

import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.keys.OrganizationKeys;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `idempotency_keys`. Every method runs in the caller's transaction.
@Repository
class StoredAnswers {
    static final String CONTEXT = "idempotency.body";
    private static final String LOCK_TIMEOUT = "30s";

    private final JdbcClient database;
    private final OrganizationKeys keys;

    StoredAnswers(JdbcClient database, OrganizationKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    /// A key within its scope: one actor of one organisation.
    record Scope(UUID organizationId, String actor, String key) {
        static Scope of(Actor actor, String key) {
            var reference = actor.reference();
            return new Scope(actor.requireOrganization(), reference.type().value() + ":" + reference.id(), key);
        }
    }

    record Answer(
            String operation,
            byte[] fingerprint,
            int status,
            @Nullable String location,
            byte[] body) {}

    /// Waits while another transaction holds the same key; fails with Spring's
    /// `PessimisticLockingFailureException`
    /// after 30 s.
    void lock(Scope scope) {
        database.sql("select set_config('lock_timeout', ?, true)")
                .param(LOCK_TIMEOUT)
                .query(String.class)
                .single();
        database.sql("select pg_advisory_xact_lock(hashtextextended(?, 2))")
                .param(scope.organizationId() + " " + scope.actor() + " " + scope.key())
                .query((row, number) -> true)
                .single();
        database.sql("select set_config('lock_timeout', '0', true)")
                .query(String.class)
                .single();
    }

    Optional<Answer> find(Scope scope, Instant notBefore) {
        return database.sql("""
                        select operation, fingerprint, status, location, body from idempotency_keys
                        where organization_id = ? and actor = ? and key = ? and created_at >= ?""")
                .params(scope.organizationId(), scope.actor(), scope.key(), Timestamp.from(notBefore))
                .query((row, number) -> new Answer(
                        row.getString(1),
                        row.getBytes(2),
                        row.getInt(3),
                        row.getString(4),
                        keys.open(row.getBytes(5), CONTEXT)))
                .optional();
    }

    /// Replaces an answer that is too old to count.
    void save(Scope scope, Answer answer, Instant now) {
        database.sql("""
                        insert into idempotency_keys
                            (organization_id, actor, key, operation, fingerprint, status, location, body, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (organization_id, actor, key) do update
                        set operation = excluded.operation, fingerprint = excluded.fingerprint,
                            status = excluded.status, location = excluded.location, body = excluded.body,
                            created_at = excluded.created_at""")
                .params(Arrays.<@Nullable Object>asList(
                        scope.organizationId(),
                        scope.actor(),
                        scope.key(),
                        answer.operation(),
                        answer.fingerprint(),
                        answer.status(),
                        answer.location(),
                        keys.seal(answer.body(), CONTEXT),
                        Timestamp.from(now)))
                .update();
    }

    /// In every organisation.
    void forgetBefore(Instant instant) {
        database.sql("select dartwing_forget_answers(?)")
                .param(Timestamp.from(instant))
                .query(Long.class)
                .single();
    }
}
