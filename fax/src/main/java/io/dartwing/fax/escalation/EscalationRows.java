package io.dartwing.fax.escalation;

import io.dartwing.platform.actor.Actors;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Which step comes next for which fax.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class EscalationRows {
    /// @param dueAt null when no step is left
    /// @param pausedAt since when the fax is put aside
    record Clock(
            UUID inboxId,
            int step,
            @Nullable Instant dueAt,
            @Nullable Instant pausedAt) {
        Clock paused(Instant now) {
            return pausedAt == null ? new Clock(inboxId, step, dueAt, now) : this;
        }

        /// The time that it stood still is added.
        Clock resumed(Instant now) {
            return pausedAt == null
                    ? this
                    : new Clock(
                            inboxId,
                            step,
                            dueAt == null ? null : dueAt.plusMillis(now.toEpochMilli() - pausedAt.toEpochMilli()),
                            null);
        }
    }

    private final JdbcClient jdbc;

    EscalationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Locked until the transaction ends.
    Optional<Clock> lock(UUID fax) {
        return jdbc.sql("select inbox_id, step, due_at, paused_at from fax_escalations where fax_id = ? for update")
                .param(fax)
                .query((row, index) -> new Clock(
                        row.getObject("inbox_id", UUID.class),
                        row.getInt("step"),
                        instant(row.getTimestamp("due_at")),
                        instant(row.getTimestamp("paused_at"))))
                .optional();
    }

    void save(UUID fax, Clock clock) {
        jdbc.sql("""
                        insert into fax_escalations (fax_id, organization_id, inbox_id, step, due_at, paused_at)
                        values (:fax, :organization, :inbox, :step, :due, :paused)
                        on conflict (fax_id) do update set inbox_id = excluded.inbox_id, step = excluded.step,
                          due_at = excluded.due_at, paused_at = excluded.paused_at""")
                .param("fax", fax)
                .param("organization", Actors.current().requireOrganization())
                .param("inbox", clock.inboxId())
                .param("step", clock.step())
                .param("due", timestamp(clock.dueAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("paused", timestamp(clock.pausedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    void remove(UUID fax) {
        jdbc.sql("delete from fax_escalations where fax_id = ?").param(fax).update();
    }

    /// Whether the person a fax lies with has opened it.
    boolean opened(UUID fax, UUID person) {
        return jdbc.sql("select exists (select from fax_reads where fax_id = ? and person_id = ?)")
                .params(fax, person)
                .query(Boolean.class)
                .single();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static @Nullable OffsetDateTime timestamp(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
