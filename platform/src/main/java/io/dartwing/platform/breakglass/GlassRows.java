package io.dartwing.platform.breakglass;

import io.dartwing.platform.actor.Actors;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The emergencies of the current actor's organisation in the database. Callers hold the transaction.
@Component
class GlassRows {
    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    GlassRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Problem `DW-404` when there is none.
    Glass require(UUID id) {
        return jdbc.sql("select * from break_glass where organization_id = ? and id = ?")
                .params(Actors.current().requireOrganization(), id)
                .query((row, number) -> glass(row))
                .optional()
                .orElseThrow(BreakGlass::notFound);
    }

    /// The newest first: all of them, or one's own.
    List<Glass> list(boolean all) {
        return jdbc.sql("select * from break_glass where organization_id = ? and (? or person_id = ?)"
                        + " order by opened_at desc, id desc limit " + MOST)
                .params(
                        Actors.current().requireOrganization(),
                        all,
                        Actors.current().id())
                .query((row, number) -> glass(row))
                .list();
    }

    private Glass glass(ResultSet row) throws SQLException {
        Instant expires = row.getObject("expires_at", OffsetDateTime.class).toInstant();
        Instant ended = instant(row, "ended_at");
        Instant reviewed = instant(row, "reviewed_at");
        boolean open = ended == null && clock.instant().isBefore(expires);
        return new Glass(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("person_name"),
                row.getString("reason"),
                row.getString("record_type"),
                row.getObject("record_id", UUID.class),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                expires,
                ended,
                reviewed != null ? "reviewed" : open ? "open" : "to_review",
                row.getString("reviewer_name"),
                reviewed,
                row.getString("finding"),
                row.getString("note"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
