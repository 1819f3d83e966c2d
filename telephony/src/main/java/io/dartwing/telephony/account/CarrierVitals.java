package io.dartwing.telephony.account;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// How an account does, for those who look at its record; told by whoever watches it.
public interface CarrierVitals {
    /// The worst score of its operations, 0 to 100; empty while nothing is known.
    OptionalInt score(UUID account);

    /// `closed`, `half_open` or `open`, the worst of its operations; empty while it was not used.
    Optional<String> breaker(UUID account);
}
