package io.dartwing.platform.limits;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The limits of one API key by operation, in place of the defaults; what they leave out stays at its default.
public record KeyLimits(Map<String, Rate> operations) {
    public static final KeyLimits NONE = new KeyLimits(Map.of());

    public KeyLimits {
        operations = Map.copyOf(operations);
    }

    /// What is wrong, in words; empty when nothing is.
    public Optional<String> fault() {
        for (var limit : new TreeMap<>(operations).entrySet()) {
            if (LimitedOperation.named(limit.getKey()).isEmpty()) {
                return Optional.of("unknown operation");
            }
            if (!limit.getValue().sensible()) {
                return Optional.of("number out of range");
            }
        }
        return Optional.empty();
    }

    Rate of(LimitedOperation operation, LimitTier tier) {
        return Optional.ofNullable(operations.get(operation.value())).orElseGet(() -> operation.forCaller(tier));
    }
}
