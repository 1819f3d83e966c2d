package io.dartwing.fax.document;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actors;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What happened to a fax and why, for people. Written in the transaction of the change it tells of.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class FaxTimeline {
    public record Actor(String type, UUID id, String name) {}

    /// @param detail further lines, for example every rule that was looked at
    public record Entry(
            Instant at,
            @Nullable Actor actor,
            String event,
            String text,
            @Nullable String reason,
            List<String> detail) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    FaxTimeline(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void add(UUID fax, String event, String text) {
        add(fax, event, text, null, List.of());
    }

    public void add(UUID fax, String event, String text, @Nullable String reason) {
        add(fax, event, text, reason, List.of());
    }

    public void add(UUID fax, String event, String text, @Nullable String reason, List<String> detail) {
        var actor = Actors.current();
        var reference = actor.reference();
        jdbc.sql("""
                        insert into fax_timeline
                          (id, organization_id, fax_id, at, actor_type, actor_id, actor_name, event, text, reason, detail)
                        values (:id, :organization, :fax, :at, :type, :actor, :name, :event, :text, :reason,
                          to_jsonb(:detail::text[]))""")
                .param("id", Ids.next())
                .param("organization", actor.requireOrganization())
                .param("fax", fax)
                .param("at", Timestamp.from(clock.instant()))
                .param("type", reference.type().value())
                .param("actor", reference.id())
                .param("name", reference.name())
                .param("event", event)
                .param("text", text)
                .param("reason", reason, Types.VARCHAR)
                .param("detail", detail.toArray(String[]::new))
                .update();
    }

    /// The person that handed an outbound fax in; empty when a program did.
    public Optional<UUID> acceptedBy(UUID fax) {
        return jdbc.sql("""
                        select actor_id from fax_timeline
                        where fax_id = ? and event = 'accepted' and actor_type = 'person' limit 1""").param(fax).query(UUID.class).optional();
    }

    public List<Entry> of(UUID fax) {
        return jdbc.sql("""
                        select at, actor_type, actor_id, actor_name, event, text, reason,
                               array(select jsonb_array_elements_text(detail)) as detail
                        from fax_timeline where fax_id = ? order by at, id""")
                .param(fax)
                .query((row, index) -> new Entry(
                        row.getTimestamp("at").toInstant(),
                        new Actor(
                                row.getString("actor_type"),
                                row.getObject("actor_id", UUID.class),
                                row.getString("actor_name")),
                        row.getString("event"),
                        row.getString("text"),
                        row.getString("reason"),
                        List.of((String[]) row.getArray("detail").getArray())))
                .list();
    }
}
