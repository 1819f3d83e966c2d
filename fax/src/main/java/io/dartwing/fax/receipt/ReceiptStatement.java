package io.dartwing.fax.receipt;

import io.dartwing.fax.document.FaxAttempt;
import io.dartwing.fax.document.FaxView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The text of a receipt. Pure: same facts, same text. Every value is on one line of ASCII-safe
/// width.
final class ReceiptStatement {
    static final String FIRST_LINE = "Dartwing delivery receipt 1";

    /// @param documentHash SHA-256 of the pages as they were sent (TIFF), in hex digits
    /// @param byPerson whether a person said that it arrived, and not the far machine
    record Facts(
            UUID organization,
            String organizationName,
            FaxView fax,
            List<FaxAttempt> attempts,
            String documentHash,
            boolean byPerson) {}

    private ReceiptStatement() {}

    static String of(Facts facts) {
        FaxView fax = facts.fax();
        var lines = new ArrayList<String>();
        lines.add(FIRST_LINE);
        line(lines, "organization", facts.organizationName() + " (" + facts.organization() + ")");
        line(lines, "fax", fax.name() + " (" + fax.id() + ")");
        line(lines, "identifier on it", fax.stationIdentifier());
        line(lines, "from", fax.from());
        line(lines, "to", fax.to());
        line(lines, "accepted", time(fax.createdAt()));
        line(lines, "sent", time(fax.sentAt()));
        line(
                lines,
                "confirmed by",
                fax.test()
                        ? "nobody: it was sent with a test key, no call was placed"
                        : facts.byPerson() ? "a person's word" : "the far machine, every page");
        line(lines, "pages", fax.pages() + ", confirmed " + fax.pagesSent());
        line(lines, "duration of the call", fax.durationSeconds() == null ? null : fax.durationSeconds() + " s");
        line(lines, "remote station", fax.remoteStationId());
        line(lines, "transmission", transmission(fax));
        line(lines, "document sha256", facts.documentHash());
        line(lines, "attempts", Integer.toString(facts.attempts().size()));
        for (FaxAttempt attempt : facts.attempts()) {
            line(lines, "attempt " + attempt.number(), attempt(attempt));
        }
        return String.join("\n", lines);
    }

    private static @Nullable String transmission(FaxView fax) {
        if (fax.transport() == null) {
            return null;
        }
        return fax.transport().toUpperCase(Locale.ROOT)
                + (fax.bitRate() == null ? "" : ", " + fax.bitRate() + " bit/s")
                + (Boolean.TRUE.equals(fax.ecm()) ? ", error correction" : "");
    }

    private static String attempt(FaxAttempt attempt) {
        @Nullable UUID carrier = attempt.carrierId();
        @Nullable UUID trunk = attempt.trunkId();
        return time(attempt.createdAt()) + ", "
                + (carrier != null ? "carrier " + carrier : trunk != null ? "trunk " + trunk : "no line");
    }

    private static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /// What comes from outside must not begin a line of its own.
    private static void line(List<String> lines, String name, @Nullable Object value) {
        if (value != null) {
            lines.add(name + ": "
                    + Objects.toString(value).replaceAll("\\p{Cntrl}", " ").strip());
        }
    }
}
