package io.dartwing.telephony.attempt;

import io.dartwing.kernel.ProblemException;
import io.dartwing.telephony.TelephonyError;
import io.dartwing.telephony.carriers.DeliveryState;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// How far an attempt has come.
public enum AttemptState {
    /// Written; the request may be on its way, or may never have left.
    STARTED,
    ACCEPTED,
    SENDING,
    /// Handed on; whether it arrived is not known yet.
    SENT,
    DELIVERED,
    FAILED,
    CANCELLED,
    /// The carrier did not take it and would not take it again.
    REFUSED,
    /// Surely not done: later, or another carrier, may do it.
    RETRYABLE,
    /// The answer is lost: it is found out before anything else is tried.
    UNKNOWN;

    private static final Set<AttemptState> ENDS = EnumSet.of(DELIVERED, FAILED, CANCELLED, REFUSED, RETRYABLE);

    /// From each state to the states it can be left for. A report may overtake the answer, so what
    /// was only started can already be delivered; what is unknown becomes known by asking the
    /// carrier or by its report.
    private static final Map<AttemptState, Set<AttemptState>> NEXT = new EnumMap<>(Map.of(
            STARTED, EnumSet.of(ACCEPTED, SENDING, SENT, DELIVERED, FAILED, CANCELLED, REFUSED, RETRYABLE, UNKNOWN),
            UNKNOWN, EnumSet.of(ACCEPTED, SENDING, SENT, DELIVERED, FAILED, CANCELLED, REFUSED, RETRYABLE),
            ACCEPTED, EnumSet.of(SENDING, SENT, DELIVERED, FAILED, CANCELLED),
            SENDING, EnumSet.of(SENT, DELIVERED, FAILED, CANCELLED),
            SENT, EnumSet.of(DELIVERED, FAILED, CANCELLED)));

    public boolean follows(AttemptState before) {
        return NEXT.getOrDefault(before, Set.of()).contains(this);
    }

    /// Nothing follows.
    public boolean ended() {
        return ENDS.contains(this);
    }

    /// The carrier has it, as far as we were told.
    public boolean taken() {
        return switch (this) {
            case ACCEPTED, SENDING, SENT, DELIVERED, FAILED, CANCELLED -> true;
            case STARTED, REFUSED, RETRYABLE, UNKNOWN -> false;
        };
    }

    /// Problem `TEL-904` for a change that the table doesn't have.
    void requireFollows(AttemptState before) {
        if (!follows(before)) {
            throw new ProblemException(
                    TelephonyError.ATTEMPT_CONCLUDED,
                    "state: " + before.label() + " can't become " + label() + " (expected: "
                            + (before.ended() ? "no change" : "a later state") + ")");
        }
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AttemptState of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    public static AttemptState of(DeliveryState state) {
        return switch (state) {
            case ACCEPTED -> ACCEPTED;
            case SENDING -> SENDING;
            case SENT -> SENT;
            case DELIVERED -> DELIVERED;
            case FAILED -> FAILED;
            case CANCELLED -> CANCELLED;
        };
    }
}
