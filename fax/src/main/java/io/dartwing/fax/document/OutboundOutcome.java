package io.dartwing.fax.document;

import io.dartwing.engine.fax.line.CallCause;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The changes that the course of sending makes to a fax. Each leaves the status to its caller.
public final class OutboundOutcome {
    private OutboundOutcome() {}

    public static void attemptBegins(FaxDocument fax, @Nullable UUID trunk) {
        fax.attemptsCount++;
        fax.attemptsInRound++;
        fax.nextAttemptAt = null;
        fax.trunkId = trunk;
    }

    public static void identified(FaxDocument fax, StationIdentifier identifier) {
        fax.stationIdentifier = identifier.text();
    }

    /// The line was full or down: it doesn't count as an attempt.
    public static void attemptTakenBack(FaxDocument fax, Instant next) {
        fax.attemptsCount--;
        fax.attemptsInRound--;
        fax.nextAttemptAt = next;
    }

    public static void pagesSent(FaxDocument fax, int pages) {
        fax.pagesSent = Math.max(fax.pagesSent, pages);
    }

    public static void cause(FaxDocument fax, CallCause cause, String sentence) {
        fax.cause = cause.name().toLowerCase(Locale.ROOT);
        fax.causeText = sentence;
    }

    public static void sent(FaxDocument fax, Instant at) {
        fax.sentAt = at;
        fax.cause = null;
        fax.causeText = null;
        completed(fax, at);
    }

    public static void completed(FaxDocument fax, Instant at) {
        fax.completedAt = at;
        fax.nextAttemptAt = null;
    }

    public static void waitsUntil(FaxDocument fax, Instant at) {
        fax.nextAttemptAt = at;
        fax.passSince = at;
    }

    /// Another way is tried at once.
    public static void goesOn(FaxDocument fax) {
        fax.nextAttemptAt = null;
    }

    /// A person wants it sent again.
    public static void newRound(FaxDocument fax, boolean fromTheFirstPage, Instant now) {
        fax.passSince = now;
        fax.attemptsInRound = 0;
        fax.cancelRequested = false;
        fax.completedAt = null;
        fax.cause = null;
        fax.causeText = null;
        if (fromTheFirstPage) {
            fax.pagesSent = 0;
        }
    }
}
