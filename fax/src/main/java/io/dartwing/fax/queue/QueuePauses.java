package io.dartwing.fax.queue;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.telephony.number.Numbers;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What the current actor's organisation doesn't send for now.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class QueuePauses {
    /// @param numberId null: everything
    record Pause(@Nullable UUID numberId, Instant pausedAt, String pausedBy) {}

    /// @param waiting due now; what is to go later isn't counted
    record Depth(int waiting, int scheduled, int sending) {}

    private final JdbcClient jdbc;
    private final Numbers numbers;
    private final Audit audit;
    private final Clock clock;

    QueuePauses(JdbcClient jdbc, Numbers numbers, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.numbers = numbers;
        this.audit = audit;
        this.clock = clock;
    }

    boolean paused(Optional<UUID> number) {
        return jdbc.sql("""
                        select exists (select from fax_queue_pauses where organization_id = :organization
                          and (number_id is null or number_id = cast(:number as uuid)))""")
                .param("organization", organization())
                .param("number", number.map(UUID::toString).orElse(null), Types.VARCHAR)
                .query(Boolean.class)
                .single();
    }

    List<Pause> all() {
        return jdbc.sql("select * from fax_queue_pauses where organization_id = ? order by number_id nulls first")
                .param(organization())
                .query((row, at) -> new Pause(
                        row.getObject("number_id", UUID.class),
                        row.getTimestamp("paused_at").toInstant(),
                        row.getString("paused_by_name")))
                .list();
    }

    Depth depth() {
        return jdbc.sql("""
                        select count(*) filter (where status = 'queued' and coalesce(scheduled_at, :now) <= :now),
                               count(*) filter (where status = 'queued' and scheduled_at > :now),
                               count(*) filter (where status = 'sending')
                        from fax_documents
                        where organization_id = :organization and direction = 'outbound'
                          and status in ('queued', 'sending') and deleted_at is null""")
                .param("organization", organization())
                .param("now", Timestamp.from(clock.instant()))
                .query((row, at) -> new Depth(row.getInt(1), row.getInt(2), row.getInt(3)))
                .single();
    }

    /// @param number null: everything. What is paused already stays so
    void pause(@Nullable UUID number) {
        if (number != null && numbers.find(number).isEmpty()) {
            throw PlatformError.invalid("number_id", "not found", "one of the organisation's numbers");
        }
        var actor = Actors.current().reference();
        int made = jdbc.sql("""
                        insert into fax_queue_pauses (id, organization_id, number_id, paused_at, paused_by, paused_by_name)
                        values (:id, :organization, cast(:number as uuid), :now, :who, :name)
                        on conflict do nothing""")
                .param("id", Ids.next())
                .param("organization", organization())
                .param("number", number == null ? null : number.toString(), Types.VARCHAR)
                .param("now", Timestamp.from(clock.instant()))
                .param("who", actor.id())
                .param("name", actor.name())
                .update();
        if (made > 0) {
            note("fax.queue_paused", number);
        }
    }

    /// @param number null: everything but what numbers are paused for themselves
    void resume(@Nullable UUID number) {
        int gone = jdbc.sql("""
                        delete from fax_queue_pauses where organization_id = :organization
                          and number_id is not distinct from cast(:number as uuid)""")
                .param("organization", organization())
                .param("number", number == null ? null : number.toString(), Types.VARCHAR)
                .update();
        if (gone > 0) {
            note("fax.queue_resumed", number);
        }
    }

    private void note(String event, @Nullable UUID number) {
        if (number == null) {
            audit.record(event, "organization", organization(), Map.of());
        } else {
            audit.record(event, "fax_number", number, Map.of());
        }
    }

    private static UUID organization() {
        return Actors.current().requireOrganization();
    }
}
