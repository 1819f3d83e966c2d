package io.dartwing.platform.idempotency;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/// Runs a create at most once per key.
public interface Idempotency {
    /// Runs `create` in one transaction together with the storing of its answer, or answers what was stored.
    ///
    /// `key` is the `Idempotency-Key` header (null: always run), `operation` names the route, `fingerprint`
    /// is a SHA-256 over everything the caller sent. A stored answer comes back with header
    /// `Idempotency-Replayed: true`; the same key with another fingerprint or operation is problem `DW-409`;
    /// a second request while the first still runs
    /// waits for it. An exception rolls everything back and stores nothing, so the caller may try again.
    ///
    /// The body of the answer is rendered to JSON once; status, `Location` and body are what a replay repeats.
    ResponseEntity<?> once(
            @Nullable String key, String operation, byte[] fingerprint, Supplier<? extends ResponseEntity<?>> create);
}
