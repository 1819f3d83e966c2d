package io.dartwing.telephony.porting;

import io.dartwing.telephony.carriers.NumberPorting;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How far a port has come.
enum PortOrderState {
    /// Not told anybody yet.
    DRAFT,
    /// On its way to the winning carrier.
    SUBMITTING,
    /// The carriers look at it.
    SUBMITTED,
    /// Refused; something has to be put right, then it is submitted again.
    EXCEPTION,
    /// The losing carrier agreed to a date (firm order commitment).
    FOC_DATE_SET,
    PORTING,
    /// The numbers have come over.
    ACTIVATED,
    /// The winning carrier is asked to leave it.
    CANCELLING,
    CANCELLED;

    private static final Set<PortOrderState> ENDS = EnumSet.of(ACTIVATED, CANCELLED);

    /// From each state to those it can be left for. A losing carrier may go back on a date, and
    /// may port before it hears of a cancellation.
    private static final Map<PortOrderState, Set<PortOrderState>> NEXT = new EnumMap<>(Map.of(
            DRAFT, EnumSet.of(SUBMITTING, SUBMITTED, CANCELLED),
            SUBMITTING, EnumSet.of(SUBMITTED, EXCEPTION, FOC_DATE_SET, PORTING, ACTIVATED, CANCELLING, CANCELLED),
            SUBMITTED, EnumSet.of(EXCEPTION, FOC_DATE_SET, PORTING, ACTIVATED, CANCELLING, CANCELLED),
            EXCEPTION, EnumSet.of(SUBMITTING, SUBMITTED, FOC_DATE_SET, PORTING, ACTIVATED, CANCELLING, CANCELLED),
            FOC_DATE_SET, EnumSet.of(EXCEPTION, FOC_DATE_SET, PORTING, ACTIVATED, CANCELLING, CANCELLED),
            PORTING, EnumSet.of(EXCEPTION, ACTIVATED, CANCELLING, CANCELLED),
            CANCELLING, EnumSet.of(EXCEPTION, FOC_DATE_SET, PORTING, ACTIVATED, CANCELLED)));

    boolean follows(PortOrderState before) {
        return NEXT.getOrDefault(before, Set.of()).contains(this);
    }

    /// Nothing follows.
    boolean ended() {
        return ENDS.contains(this);
    }

    /// What it says can be changed: nobody works on it.
    boolean editable() {
        return this == DRAFT || this == EXCEPTION;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PortOrderState of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /// Empty for a text that names none.
    static Optional<PortOrderState> named(String label) {
        for (PortOrderState state : values()) {
            if (state.label().equals(label)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    static PortOrderState of(NumberPorting.PortState state) {
        return switch (state) {
            case SUBMITTED, ACCEPTED -> SUBMITTED;
            case SCHEDULED -> FOC_DATE_SET;
            case IN_PROGRESS -> PORTING;
            case COMPLETED -> ACTIVATED;
            case REJECTED -> EXCEPTION;
            case CANCELLING -> CANCELLING;
            case CANCELLED -> CANCELLED;
        };
    }
}
