package io.dartwing.fax.version;

import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxPriority;
import io.dartwing.fax.document.FaxTimeline;
import io.dartwing.fax.document.FaxView;
import io.dartwing.fax.outbound.OutboundIntake;
import io.dartwing.fax.outbound.SendFax;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.telephony.number.Numbers;
import java.nio.file.Path;
import java.sql.Timestamp;
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

/// Sends versions back as new faxes, and remembers which was which.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FaxReturns {
    private static final String FAX = "fax_document";

    /// A version that went back.
    record Returned(UUID fax, UUID sent, int version, Instant at, UUID by, String byName) {}

    private final JdbcClient jdbc;
    private final OutboundIntake intake;
    private final Numbers numbers;
    private final FaxTimeline timeline;
    private final Audit audit;
    private final Clock clock;

    FaxReturns(
            JdbcClient jdbc, OutboundIntake intake, Numbers numbers, FaxTimeline timeline, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.intake = intake;
        this.numbers = numbers;
        this.timeline = timeline;
        this.audit = audit;
        this.clock = clock;
    }

    /// Accepts the new fax in the caller's transaction; answers its id.
    ///
    /// @param tiff the version's pages, readable for the time of the call
    UUID send(FaxView fax, int version, Path tiff, ReturnWish wish) {
        boolean received = fax.direction().equals("inbound");
        FaxDocument sent = intake.accept(new SendFax(
                recipient(fax, wish, received),
                sender(fax, wish, received),
                List.of(new SendFax.IncomingFile(tiff, fax.name() + "-version-" + version + ".tif")),
                wish.subject(),
                wish.message(),
                wish.recipientName(),
                wish.cover(),
                true,
                FaxPriority.NORMAL,
                null,
                null,
                Map.of(),
                "fine",
                null,
                null,
                null,
                null));
        var actor = Actors.current().reference();
        jdbc.sql("""
                        insert into fax_returns (sent_fax_id, organization_id, fax_id, version_number, returned_at,
                                                 returned_by, returned_by_name)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        sent.id(),
                        Actors.current().requireOrganization(),
                        fax.id(),
                        version,
                        Timestamp.from(clock.instant()),
                        actor.id(),
                        actor.name())
                .update();
        timeline.add(fax.id(), "returned", "Version " + version + " goes back as " + sent.name(), null);
        timeline.add(sent.id(), "returns", "Returns version " + version + " of " + fax.name(), null);
        audit.record(
                "fax.returned",
                FAX,
                fax.id(),
                Map.of("version", Integer.toString(version), "sent", sent.id().toString()));
        return sent.id();
    }

    private static String recipient(FaxView fax, ReturnWish wish, boolean received) {
        String to = wish.to() == null && received ? fax.from() : wish.to();
        if (to == null || to.isBlank()) {
            throw PlatformError.invalid("to", "missing", "a fax number; the sender's is not known");
        }
        return to;
    }

    /// The number that was called answers, while it is ours.
    private @Nullable String sender(FaxView fax, ReturnWish wish, boolean received) {
        return wish.from() == null && received
                ? Optional.ofNullable(fax.to())
                        .filter(number -> numbers.owned(number).isPresent())
                        .orElse(null)
                : wish.from();
    }

    /// The newest first.
    List<Returned> of(UUID fax) {
        return query("fax_id", fax);
    }

    /// What this fax returned.
    Optional<Returned> origin(UUID sent) {
        return query("sent_fax_id", sent).stream().findFirst();
    }

    private List<Returned> query(String column, UUID id) {
        return jdbc.sql("select * from fax_returns where " + column
                        + " = ? order by returned_at desc, sent_fax_id desc")
                .param(id)
                .query((row, index) -> new Returned(
                        row.getObject("fax_id", UUID.class),
                        row.getObject("sent_fax_id", UUID.class),
                        row.getInt("version_number"),
                        row.getTimestamp("returned_at").toInstant(),
                        row.getObject("returned_by", UUID.class),
                        row.getString("returned_by_name")))
                .list();
    }
}
