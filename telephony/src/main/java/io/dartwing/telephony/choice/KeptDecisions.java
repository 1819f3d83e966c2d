package io.dartwing.telephony.choice;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actors;
import io.dartwing.telephony.routing.RoutingDecision;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Decisions in the database. Every method needs a transaction.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class KeptDecisions {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    KeptDecisions(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    UUID insert(RoutingDecision decision, String subjectType, UUID subjectId) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into routing_decisions (id, organization_id, decided_at, subject_type, subject_id,
                                                       operation, destination, chosen, sentence, considered)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)""")
                .params(Arrays.<@Nullable Object>asList(
                        id,
                        Actors.current().requireOrganization(),
                        Timestamp.from(clock.instant()),
                        subjectType,
                        subjectId,
                        decision.operation().name().toLowerCase(Locale.ROOT),
                        decision.destination(),
                        decision.chosen().orElse(null),
                        decision.sentence(),
                        json.writeValueAsString(decision.considered().stream()
                                .map(RoutedCandidate::of)
                                .toList())))
                .update();
        return id;
    }
}
