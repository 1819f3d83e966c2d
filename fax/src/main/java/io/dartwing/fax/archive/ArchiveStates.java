package io.dartwing.fax.archive;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.notifications.Notice;
import io.dartwing.platform.notifications.NoticeKind;
import io.dartwing.platform.notifications.Notifications;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// How the connection to each target fares. Of one that does not answer administrators are told once.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ArchiveStates {
    static final NoticeKind TROUBLE = NoticeKind.of(
                    "fax.archive-trouble",
                    "An archive can't be reached",
                    "The archive {target} takes no faxes",
                    "The archive {target} takes no faxes: {reason}. They wait and are put there as soon as it does; no"
                            + " retention policy erases them before.",
                    "target",
                    "reason")
            .withMail();
    private static final int TOLD_AFTER = 3;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /// @param askedAt `null`: it never answered, or was changed since
    /// @param nextTryAt nothing is tried before
    record State(
            @Nullable Instant askedAt,
            int failures,
            @Nullable Instant nextTryAt,
            @Nullable String lastError,
            @Nullable Instant lastArchivedAt) {
        static final State NEW = new State(null, 0, null, null, null);
    }

    private final JdbcClient jdbc;
    private final Notifications notifications;
    private final Clock clock;

    ArchiveStates(JdbcClient jdbc, Notifications notifications, Clock clock) {
        this.jdbc = jdbc;
        this.notifications = notifications;
        this.clock = clock;
    }

    @Transactional
    State find(UUID target) {
        return jdbc.sql("select * from archive_target_states where target_id = ?")
                .param(target)
                .query(ArchiveStates::state)
                .optional()
                .orElse(State.NEW);
    }

    /// Its settings changed: it is tried at once.
    void changed(UUID target) {
        jdbc.sql("""
                        insert into archive_target_states (target_id, organization_id) values (?, ?)
                        on conflict (target_id) do update set
                          asked_at = null, failures = 0, next_try_at = null, last_error = null""").params(target, Actors.current().requireOrganization()).update();
    }

    void answered(UUID target) {
        jdbc.sql("""
                        update archive_target_states set asked_at = ?, failures = 0, next_try_at = null, last_error = null
                        where target_id = ?""").params(now(), target).update();
    }

    void archived(UUID target) {
        answered(target);
        jdbc.sql("update archive_target_states set last_archived_at = ? where target_id = ?")
                .params(now(), target)
                .update();
    }

    /// @return when it may be tried again
    Instant failed(ArchiveTarget target, String reason) {
        int failures = jdbc.sql("""
                        update archive_target_states set asked_at = ?, failures = failures + 1, last_error = ?
                        where target_id = ? returning failures""")
                .params(now(), reason, target.id())
                .query(Integer.class)
                .single();
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 20));
        Instant next = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        jdbc.sql("update archive_target_states set next_try_at = ? where target_id = ?")
                .params(Timestamp.from(next), target.id())
                .update();
        if (failures == TOLD_AFTER) {
            notifications.tellAdministrators(new Notice(
                    TROUBLE,
                    Map.of("target", target.name(), "reason", reason),
                    "/archive-targets/" + target.id(),
                    target.id()));
        }
        return next;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static State state(ResultSet row, int index) throws SQLException {
        return new State(
                instant(row, "asked_at"),
                row.getInt("failures"),
                instant(row, "next_try_at"),
                row.getString("last_error"),
                instant(row, "last_archived_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
