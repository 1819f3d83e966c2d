package io.dartwing.fax.outbound;

import io.dartwing.engine.fax.line.CallCause;
import io.dartwing.engine.fax.line.CallReport;
import io.dartwing.engine.fax.line.CallReport.Outcome;
import io.dartwing.engine.fax.line.FaxTransport;
import io.dartwing.engine.fax.line.OutboundFax.TransportPreference;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actors;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Remembers per destination what carried a fax: T.38, or audio where T.38 was refused or drowned in errors.
///
/// What was learned expires, so that a far side that was upgraded is tried with T.38 again. A person's setting on the
/// destination's record comes before anything learned.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DestinationMemory {
    /// @param reason for the attempt's record
    record Preference(TransportPreference transport, String reason) {}

    private static final Preference UNKNOWN =
            new Preference(TransportPreference.T38_FIRST, "T.38 first: nothing is known of this destination");
    private static final Duration REFUSED = Duration.ofDays(30);
    private static final Duration ERRORS = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Clock clock;

    DestinationMemory(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Preference preference(String destination) {
        return jdbc.sql("""
                        select transport_preference, learned, learned_reason from fax_destinations
                        where number = ? and (transport_preference <> 'AUTOMATIC' or learned_until > ?)""")
                .params(destination, Timestamp.from(clock.instant()))
                .query((row, index) -> preference(
                        row.getString("transport_preference"),
                        row.getString("learned"),
                        row.getString("learned_reason")))
                .optional()
                .orElse(UNKNOWN);
    }

    private static Preference preference(String setting, @Nullable String learned, @Nullable String reason) {
        return switch (setting) {
            case "AUDIO_ONLY" ->
                new Preference(TransportPreference.AUDIO_ONLY, "Audio: set by hand for this destination");
            case "T38_FIRST" ->
                new Preference(TransportPreference.T38_FIRST, "T.38 first: set by hand for this destination");
            default ->
                "audio_only".equals(learned)
                        ? new Preference(TransportPreference.AUDIO_ONLY, "Audio: " + reason)
                        : new Preference(TransportPreference.T38_FIRST, "T.38 first: it worked here before");
        };
    }

    void learn(FaxDocument fax, CallReport report) {
        boolean t38 = report.transport() == FaxTransport.T38;
        if (report.outcome() == Outcome.SENT && t38) {
            remember(fax, "t38_first", "T.38 carried a fax here", REFUSED, "sent");
        } else if (report.outcome() == Outcome.SENT) {
            remember(fax, "audio_only", "T.38 did not come about here, audio carried the fax", REFUSED, "sent");
        } else if (t38 && (report.cause() == CallCause.NEGOTIATION || report.cause() == CallCause.LINE_ERROR)) {
            remember(fax, "audio_only", "the last fax over T.38 drowned in errors", ERRORS, "failed");
        } else if (report.connectedAt() != null) {
            remember(fax, null, null, Duration.ZERO, report.outcome() == Outcome.UNCERTAIN ? "uncertain" : "failed");
        }
    }

    /// `learned` null keeps what was learned before.
    private void remember(
            FaxDocument fax, @Nullable String learned, @Nullable String reason, Duration keep, String outcome) {
        Instant now = clock.instant();
        Timestamp at = Timestamp.from(now);
        jdbc.sql("""
                        insert into fax_destinations (id, organization_id, number, transport_preference, learned, learned_reason,
                          learned_until, last_outcome, created_at, created_by, updated_at, updated_by)
                        values (:id, :organization, :number, 'AUTOMATIC', :learned, :reason, :until, :outcome,
                          :at, :by, :at, :by)
                        on conflict (organization_id, number) do update set
                          learned = coalesce(:learned, fax_destinations.learned),
                          learned_reason = coalesce(:reason, fax_destinations.learned_reason),
                          learned_until = coalesce(:until, fax_destinations.learned_until),
                          last_outcome = :outcome, updated_at = :at, updated_by = :by,
                          version = fax_destinations.version + 1""")
                .param("id", Ids.next())
                .param("organization", fax.organizationId())
                .param("number", fax.recipientNumber())
                .param("learned", learned, java.sql.Types.VARCHAR)
                .param("reason", reason, java.sql.Types.VARCHAR)
                .param("until", learned == null ? null : Timestamp.from(now.plus(keep)), java.sql.Types.TIMESTAMP)
                .param("outcome", outcome)
                .param("at", at)
                .param("by", Actors.current().reference().name())
                .update();
    }
}
