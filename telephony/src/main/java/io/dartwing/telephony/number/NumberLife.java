package io.dartwing.telephony.number;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.events.Events;
import io.dartwing.platform.records.RecordChanged;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The one place that changes the state of a number. Every method needs a transaction; each change
/// is made only from the state it leads on from, so that a job that runs again changes nothing.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class NumberLife {
    private static final int LONGEST_PROBLEM = 300;

    private final JdbcClient jdbc;
    private final EntityManager entities;
    private final Audit audit;
    private final Events events;

    NumberLife(JdbcClient jdbc, EntityManager entities, Audit audit, Events events) {
        this.jdbc = jdbc;
        this.entities = entities;
        this.audit = audit;
        this.events = events;
    }

    /// False when it is not active.
    public boolean releasing(UUID id) {
        return move(id, NumberState.ACTIVE, NumberState.RELEASING, null, null);
    }

    /// The carrier has taken it back.
    public boolean quarantined(UUID id, Instant until) {
        return move(id, NumberState.RELEASING, NumberState.QUARANTINED, until, null);
    }

    /// The carrier did not take it back: it goes on being used.
    ///
    /// @param problem why, without numbers
    public boolean kept(UUID id, String problem) {
        return move(
                id,
                NumberState.RELEASING,
                NumberState.ACTIVE,
                null,
                problem.substring(0, Math.min(problem.length(), LONGEST_PROBLEM)));
    }

    private boolean move(UUID id, NumberState from, NumberState to, @Nullable Instant until, @Nullable String problem) {
        boolean moved = jdbc.sql("""
                        update fax_numbers
                        set state = :to, quarantined_until = :until, release_problem = :problem, version = version + 1
                        where id = :id and state = :from""")
                        .param("to", to.label())
                        .param("until", until == null ? null : Timestamp.from(until))
                        .param("problem", problem)
                        .param("id", id)
                        .param("from", from.label())
                        .update()
                > 0;
        if (moved) {
            FaxNumber number = entities.find(FaxNumber.class, id);
            entities.refresh(number);
            audit.record("number." + to.label(), "fax_number", id, Map.of());
            events.publish(new RecordChanged(
                    Actors.current().requireOrganization(),
                    "fax_number",
                    id,
                    number.version(),
                    RecordChanged.Change.UPDATED));
        }
        return moved;
    }
}
