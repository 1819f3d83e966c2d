package io.dartwing.fax.outbound;

import io.dartwing.fax.document.FaxPriority;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Who goes next over a trunk whose lines are all busy, or an account that is given no more for now: the most urgent
/// fax,
/// and among those the one that came first.
///
/// Faxes that wait ask again every `PAUSE`; one that hasn't asked for a while is forgotten. It knows the faxes
/// of this process and only orders them: that a trunk carries no more calls than it may is the line's to see to, and
/// that an account gets no more `CarrierPace`'s.
@Component
class TrunkQueue {
    /// How soon a fax that waits asks again.
    static final Duration PAUSE = Duration.ofSeconds(2);

    private static final Duration FORGOTTEN = PAUSE.multipliedBy(3);

    enum Turn {
        CALLS,
        BEGINS_TO_WAIT,
        WAITS
    }

    /// @param since when the fax was accepted
    record Caller(UUID fax, FaxPriority priority, Instant since) {
        private static final Comparator<Caller> BEFORE = Comparator.comparingInt(
                        (Caller caller) -> -caller.priority.weight())
                .thenComparing(Caller::since)
                .thenComparing(Caller::fax);
    }

    /// @param waited whether it was told so before
    private record Present(Caller caller, Instant seen, boolean calls, boolean waited) {}

    private final Map<UUID, Map<UUID, Present>> trunks = new HashMap<>();
    private final Clock clock;

    TrunkQueue(Clock clock) {
        this.clock = clock;
    }

    /// Whether it is this fax's turn while so many lines are free. A fax whose turn it is stands ahead of others
    /// until it is `gone`.
    synchronized Turn ask(UUID trunk, int free, Caller caller) {
        Instant now = clock.instant();
        Map<UUID, Present> present = trunks.computeIfAbsent(trunk, unknown -> new HashMap<>());
        present.values().removeIf(other -> other.seen().isBefore(now.minus(FORGOTTEN)));
        long ahead = present.values().stream()
                .filter(other -> !other.caller().fax().equals(caller.fax()))
                .filter(other -> other.calls() || Caller.BEFORE.compare(other.caller(), caller) < 0)
                .count();
        boolean calls = ahead < free;
        Present before = present.get(caller.fax());
        boolean waited = before != null && before.waited();
        present.put(caller.fax(), new Present(caller, now, calls, waited || !calls));
        if (calls) {
            return Turn.CALLS;
        }
        return waited ? Turn.WAITS : Turn.BEGINS_TO_WAIT;
    }

    /// The line took it, or it won't call over this trunk after all.
    synchronized void gone(UUID trunk, UUID fax) {
        Map<UUID, Present> present = trunks.get(trunk);
        if (present != null) {
            present.remove(fax);
            if (present.isEmpty()) {
                trunks.remove(trunk);
            }
        }
    }
}
