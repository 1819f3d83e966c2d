package io.dartwing.telephony.porting;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.telephony.carriers.NumberPorting.PortStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The one place that moves a port on, by the table of `PortOrderState`. Every method needs a
/// transaction.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PortLife {
    static final String CARRIER = "the winning carrier";

    private final PortRows rows;
    private final Audit audit;
    private final Clock clock;

    PortLife(PortRows rows, Audit audit, Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /// False when the state does not follow.
    ///
    /// @param note what the person who moves it on has to say
    boolean move(Port port, PortOrderState to, Optional<Instant> foc, Optional<String> note) {
        return move(port, to, to == PortOrderState.EXCEPTION ? note : Optional.empty(), foc, note, name());
    }

    /// What the winning carrier says. A state that does not follow says nothing new.
    void told(Port port, PortStatus status) {
        if (!port.providerId().equals(Optional.of(status.portId()))) {
            rows.known(port.id(), status.portId());
        }
        PortOrderState to = PortOrderState.of(status.state());
        Optional<String> reason =
                Optional.of(status.reason()).filter(text -> !text.isBlank() && to == PortOrderState.EXCEPTION);
        boolean sameDate = status.scheduled().isEmpty() || status.scheduled().equals(port.focAt());
        if (to == port.state() && (to != PortOrderState.FOC_DATE_SET || sameDate)) {
            rows.asked(port.id(), null);
            return;
        }
        if (!move(port, to, reason, status.scheduled(), reason, CARRIER)) {
            rows.asked(port.id(), null);
        }
    }

    /// The winning carrier did not take it.
    void refused(Port port, String reason) {
        move(port, PortOrderState.EXCEPTION, Optional.of(reason), Optional.empty(), Optional.of(reason), CARRIER);
    }

    private boolean move(
            Port port,
            PortOrderState to,
            Optional<String> reason,
            Optional<Instant> foc,
            Optional<String> note,
            String toldBy) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!to.follows(port.state()) || !rows.move(port, to, reason, foc, now)) {
            return false;
        }
        rows.step(port.id(), new PortStep(to, note, now, toldBy));
        audit.record("port." + to.label(), "number_port", port.id(), Map.of());
        return true;
    }

    private static String name() {
        return Actors.current().displayName();
    }
}
