package io.dartwing.fax.recogniser;

import io.dartwing.platform.actor.Actors;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// How each recogniser fares. One in trouble is left alone for a while, so that faxes don't wait for it one after the
/// other.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RecogniserStates {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    /// What a service may ask for.
    private static final Duration LONGEST_WISH = Duration.ofHours(1);

    /// @param askedAt `null`: it was never asked, or changed since
    /// @param pausedUntil nothing is handed over before
    record State(
            @Nullable Instant askedAt,
            @Nullable Instant pausedUntil,
            @Nullable String lastError) {
        static final State NEW = new State(null, null, null);

        boolean paused(Instant now) {
            return pausedUntil != null && now.isBefore(pausedUntil);
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    RecogniserStates(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    State find(UUID recogniser) {
        return jdbc.sql("select * from outside_recogniser_states where recogniser_id = ?")
                .param(recogniser)
                .query(RecogniserStates::state)
                .optional()
                .orElse(State.NEW);
    }

    /// Its settings changed: it is asked again at once.
    void changed(UUID recogniser) {
        jdbc.sql("""
                        insert into outside_recogniser_states (recogniser_id, organization_id) values (?, ?)
                        on conflict (recogniser_id) do update set
                          asked_at = null, failures = 0, paused_until = null, last_error = null""").params(recogniser, Actors.current().requireOrganization()).update();
    }

    void answered(UUID recogniser) {
        jdbc.sql("""
                        update outside_recogniser_states
                        set asked_at = ?, failures = 0, paused_until = null, last_error = null
                        where recogniser_id = ?""").params(Timestamp.from(clock.instant()), recogniser).update();
    }

    /// @param wish how long it wants to be left alone, where it says so
    void failed(UUID recogniser, String reason, Optional<Duration> wish) {
        Instant now = clock.instant();
        int failures = jdbc.sql("""
                        update outside_recogniser_states set asked_at = ?, failures = failures + 1, last_error = ?
                        where recogniser_id = ? returning failures""")
                .params(Timestamp.from(now), reason, recogniser)
                .query(Integer.class)
                .single();
        Duration pause = least(FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10)), LONGEST_PAUSE);
        Duration wished = least(wish.orElse(Duration.ZERO), LONGEST_WISH);
        Instant until = now.plus(pause.compareTo(wished) > 0 ? pause : wished);
        jdbc.sql("update outside_recogniser_states set paused_until = ? where recogniser_id = ?")
                .params(Timestamp.from(until), recogniser)
                .update();
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static State state(ResultSet row, int index) throws SQLException {
        return new State(instant(row, "asked_at"), instant(row, "paused_until"), row.getString("last_error"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
