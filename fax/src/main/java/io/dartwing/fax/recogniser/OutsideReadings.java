package io.dartwing.fax.recogniser;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actors;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The pages that were handed to recognisers outside, and what came of it.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OutsideReadings {
    private static final int MOST_DAYS = 31;

    /// A page before it leaves.
    ///
    /// @param host where it goes
    record Leaving(UUID fax, int page, UUID recogniser, String service, String host, double ownConfidence) {}

    /// @param outcome `pending`; `kept` (what was read outside), `own_kept`, `failed`; `not_sent`: it surely did not
    ///     leave; `unknown`: this server stopped meanwhile
    record OutsideReading(
            UUID id,
            UUID faxId,
            int page,
            String host,
            Instant askedAt,
            @Nullable Instant endedAt,
            String outcome,
            @Nullable String detail,
            double ownConfidence,
            @Nullable Double outsideConfidence) {}

    record Day(LocalDate day, int pages) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    OutsideReadings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    UUID begin(Leaving leaving) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into outside_readings (id, organization_id, fax_id, page, recogniser_id, service, host,
                          asked_at, outcome, own_confidence)
                        values (?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?)""")
                .params(
                        id,
                        Actors.current().requireOrganization(),
                        leaving.fax(),
                        leaving.page(),
                        leaving.recogniser(),
                        leaving.service(),
                        leaving.host(),
                        now(),
                        leaving.ownConfidence())
                .update();
        return id;
    }

    void end(UUID id, String outcome, @Nullable String detail, @Nullable Double confidence) {
        jdbc.sql("""
                        update outside_readings set outcome = ?, detail = ?, outside_confidence = ?, ended_at = ?
                        where id = ?""")
                .param(1, outcome)
                .param(2, detail, Types.VARCHAR)
                .param(3, confidence, Types.REAL)
                .param(4, now())
                .param(5, id)
                .update();
    }

    /// What a run that was killed left behind.
    void abandoned(UUID fax) {
        jdbc.sql("""
                        update outside_readings set outcome = 'unknown', ended_at = ?,
                          detail = 'this server stopped before the answer came'
                        where fax_id = ? and outcome = 'pending'""").params(now(), fax).update();
    }

    @Transactional
    int today(UUID recogniser) {
        ZonedDateTime midnight = clock.instant().atZone(ZoneId.systemDefault()).truncatedTo(ChronoUnit.DAYS);
        return jdbc.sql("""
                        select count(*) from outside_readings
                        where recogniser_id = ? and asked_at >= ? and outcome <> 'not_sent'""")
                .params(recogniser, Timestamp.from(midnight.toInstant()))
                .query(Integer.class)
                .single();
    }

    /// How many pages left on each of the last days that had any, the newest first.
    List<Day> days(UUID recogniser) {
        return jdbc.sql("""
                        select (asked_at at time zone ?)::date as day, count(*) as pages from outside_readings
                        where recogniser_id = ? and outcome <> 'not_sent' group by day order by day desc limit ?""")
                .params(ZoneId.systemDefault().getId(), recogniser, MOST_DAYS)
                .query((row, index) -> new Day(row.getObject("day", LocalDate.class), row.getInt("pages")))
                .list();
    }

    /// The newest first.
    List<OutsideReading> newest(UUID recogniser, int limit) {
        return jdbc.sql("""
                        select * from outside_readings where recogniser_id = ?
                        order by asked_at desc, id desc limit ?""")
                .params(recogniser, limit)
                .query(OutsideReadings::reading)
                .list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static OutsideReading reading(ResultSet row, int index) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        Float outside = row.getObject("outside_confidence", Float.class);
        return new OutsideReading(
                row.getObject("id", UUID.class),
                row.getObject("fax_id", UUID.class),
                row.getInt("page"),
                row.getString("host"),
                row.getTimestamp("asked_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getString("outcome"),
                row.getString("detail"),
                row.getDouble("own_confidence"),
                outside == null ? null : (double) outside);
    }
}
