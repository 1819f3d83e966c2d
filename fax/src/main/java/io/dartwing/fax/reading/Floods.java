package io.dartwing.fax.reading;

import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.InboundDetails;
import io.dartwing.fax.reading.FloodPolicy.Flood;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.notifications.Notice;
import io.dartwing.platform.notifications.NoticeKind;
import io.dartwing.platform.notifications.Notifications;
import io.dartwing.platform.settings.OrganizationSettings;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Notices floods of faxes, and tells administrators of each once an hour.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Floods {
    static final NoticeKind FLOOD = NoticeKind.of(
                    "fax.flood",
                    "Many faxes come from one sender, or to one number",
                    "{count} faxes within ten minutes",
                    "{count} faxes came {way} {number} within ten minutes. They are marked as suspicious; block the"
                            + " sender under Known senders if nobody wants them.",
                    "count",
                    "way",
                    "number")
            .withPhi("number");

    private static final Duration SPAN = Duration.ofMinutes(FloodPolicy.MINUTES);
    private static final Duration QUIET = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final OrganizationSettings settings;
    private final Notifications notifications;
    private final Clock clock;

    Floods(JdbcClient jdbc, OrganizationSettings settings, Notifications notifications, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.notifications = notifications;
        this.clock = clock;
    }

    /// Empty when it is no part of one.
    Optional<Flood> of(FaxDocument fax) {
        long limit = settings.get(SpamSettings.FLOOD_FROM);
        if (limit == 0) {
            return Optional.empty();
        }
        Instant until = InboundDetails.receivedAt(fax);
        Optional<Flood> flood = FloodPolicy.flood(
                fax.senderNumber().isBlank() ? 0 : count("sender_number", fax.senderNumber(), until),
                count("recipient_number", fax.recipientNumber(), until),
                limit);
        flood.ifPresent(found -> tell(found, found.from() ? fax.senderNumber() : fax.recipientNumber()));
        return flood;
    }

    private int count(String column, String number, Instant until) {
        return jdbc.sql("select count(*)::int from fax_documents where organization_id = :organization and "
                        + column + " = :number and direction = 'inbound' and deleted_at is null"
                        + " and created_at > :since and received_at <= :until")
                .param("organization", Actors.current().requireOrganization())
                .param("number", number)
                .param("since", Timestamp.from(until.minus(SPAN)))
                .param("until", Timestamp.from(until))
                .query(Integer.class)
                .single();
    }

    private void tell(Flood flood, String number) {
        Instant now = clock.instant();
        boolean first = jdbc.sql("""
                        insert into fax_floods (organization_id, way, number, told_at)
                        values (:organization, :way, :number, :now)
                        on conflict (organization_id, way, number) do update set told_at = excluded.told_at
                            where fax_floods.told_at < :before""")
                        .param("organization", Actors.current().requireOrganization())
                        .param("way", flood.from() ? "from" : "to")
                        .param("number", number)
                        .param("now", Timestamp.from(now))
                        .param("before", Timestamp.from(now.minus(QUIET)))
                        .update()
                > 0;
        if (first) {
            notifications.tellAdministrators(new Notice(
                    FLOOD,
                    Map.of(
                            "count",
                            String.valueOf(flood.count()),
                            "way",
                            flood.from() ? "from" : "to",
                            "number",
                            number),
                    "/inbox",
                    null));
        }
    }
}
