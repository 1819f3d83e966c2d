package io.dartwing.telephony.health;

import io.dartwing.telephony.account.CarrierVitals;
import io.dartwing.telephony.attempt.AttemptWatch;
import io.dartwing.telephony.carriers.Capability;
import io.dartwing.telephony.carriers.CarrierAccount;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// What this node knows of the carriers it uses. Thread-safe.
@Component
public class CarrierHealth implements AttemptWatch, CarrierVitals {
    /// How one operation of an account stands.
    ///
    /// @param breaker `closed`, `half_open` or `open`
    /// @param retryAt when an open one lets the next request try
    public record Standing(
            Capability operation,
            long credentialVersion,
            HealthScore score,
            String breaker,
            Optional<Instant> retryAt) {}

    /// Whether requests get through to an account.
    public enum Passage {
        FREE,
        /// It was given up for a while; the next request may try.
        ON_TRIAL,
        BARRED
    }

    private record Line(UUID account, Capability operation) {}

    /// New credentials start with a closed breaker: what was wrong with the old ones says nothing
    /// of them.
    private record Watched(long credentialVersion, Guard guard) {}

    private final Clock clock;
    private final Map<Line, OutcomeWindow> windows = new ConcurrentHashMap<>();
    private final Map<Line, Watched> guards = new ConcurrentHashMap<>();

    CarrierHealth(Clock clock) {
        this.clock = clock;
    }

    /// Empty value while too little is known: neither good nor bad.
    public HealthScore score(UUID account, Capability operation) {
        OutcomeWindow window = windows.get(new Line(account, operation));
        return window == null
                ? HealthScore.of(0, 0, Optional.empty(), Optional.empty(), clock.instant())
                : window.score();
    }

    /// For the choice of the carrier; takes no turn and keeps nothing of accounts that were never
    /// used.
    public Passage passage(UUID account, long credentialVersion, Capability operation) {
        Watched watched = guards.get(new Line(account, operation));
        if (watched == null
                || watched.credentialVersion() != credentialVersion
                || watched.guard().state() == Guard.State.CLOSED) {
            return Passage.FREE;
        }
        return watched.guard().passable() ? Passage.ON_TRIAL : Passage.BARRED;
    }

    /// Whether a request may be sent, for the choice of the carrier; takes no turn.
    public boolean passable(CarrierAccount account, Capability operation) {
        return guard(new Line(account.id(), operation), account.version())
                .map(Guard::passable)
                .orElse(true);
    }

    /// Asks to send one request now: while the breaker is half open only one may. Whoever may
    /// begins an attempt, whose conclusion tells the outcome.
    public boolean enter(CarrierAccount account, Capability operation) {
        return guard(new Line(account.id(), operation), account.version())
                .map(Guard::enter)
                .orElse(true);
    }

    /// The operations of an account that something is known of.
    public List<Standing> standings(UUID account) {
        return guards.entrySet().stream()
                .filter(entry -> entry.getKey().account().equals(account))
                .map(entry -> standing(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Standing::operation))
                .toList();
    }

    private Standing standing(Line line, Watched watched) {
        return new Standing(
                line.operation(),
                watched.credentialVersion(),
                window(line).score(),
                watched.guard().state().name().toLowerCase(Locale.ROOT),
                watched.guard().retryAt());
    }

    @Override
    public void told(Outcome outcome) {
        var line = new Line(outcome.accountId(), outcome.operation());
        window(line).add(outcome.verdict(), outcome.latency());
        guard(line, outcome.credentialVersion())
                .ifPresent(
                        guard -> guard.told(outcome.verdict(), outcome.latency().orElse(Duration.ZERO)));
    }

    @Override
    public OptionalInt score(UUID account) {
        return standings(account).stream()
                .flatMapToInt(standing -> standing.score().value().stream())
                .min();
    }

    @Override
    public Optional<String> breaker(UUID account) {
        return guards.entrySet().stream()
                .filter(entry -> entry.getKey().account().equals(account))
                .map(entry -> entry.getValue().guard().state())
                .max(Comparator.naturalOrder())
                .map(state -> state.name().toLowerCase(Locale.ROOT));
    }

    private OutcomeWindow window(Line line) {
        return windows.computeIfAbsent(line, key -> new OutcomeWindow(clock));
    }

    /// Empty for credentials that were replaced: their outcomes count for nothing any more.
    private Optional<Guard> guard(Line line, long version) {
        Watched watched = guards.compute(
                line,
                (key, known) -> known != null && known.credentialVersion() >= version
                        ? known
                        : new Watched(version, fresh(line, version)));
        return watched.credentialVersion() == version ? Optional.of(watched.guard()) : Optional.empty();
    }

    private Guard fresh(Line line, long version) {
        String name = line.account() + " " + line.operation() + " " + version;
        return new Guard(name, clock, () -> window(line).incident());
    }
}
