package io.dartwing.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What the simulated providers accepted and how it ended: what a test counts to say that nothing was
/// sent twice. Thread-safe.
public final class Ledger {
    /// @param reference the client's own mark of it, wherever it put one; empty when it gave none
    /// @param providerId the provider's
    public record Accepted(
            String carrier, Kind kind, String reference, String providerId, String from, String to, Instant at) {}

    private final List<Accepted> accepted = new ArrayList<>();
    private final Map<String, String> ends = new ConcurrentHashMap<>();
    private final Map<String, Instant> times = new ConcurrentHashMap<>();

    public synchronized void accept(Accepted entry) {
        accepted.add(entry);
    }

    /// Notes how it ended, in the provider's own word. The first end stands.
    public void end(String carrier, String providerId, String state, Instant at) {
        if (ends.putIfAbsent(carrier + "/" + providerId, state) == null) {
            times.put(carrier + "/" + providerId, at);
        }
    }

    /// When it ended.
    public Optional<Instant> endedAt(String carrier, String providerId) {
        return Optional.ofNullable(times.get(carrier + "/" + providerId));
    }

    public Optional<String> end(String carrier, String providerId) {
        return Optional.ofNullable(ends.get(carrier + "/" + providerId));
    }

    public synchronized List<Accepted> entries() {
        return List.copyOf(accepted);
    }

    public List<Accepted> entries(String carrier) {
        return entries().stream()
                .filter(entry -> entry.carrier().equals(carrier))
                .toList();
    }

    /// How often something was accepted under the client's reference.
    public long times(String carrier, String reference) {
        return entries(carrier).stream()
                .filter(entry -> entry.reference().equals(reference))
                .count();
    }

    public synchronized void clear() {
        accepted.clear();
        ends.clear();
        times.clear();
    }
}
