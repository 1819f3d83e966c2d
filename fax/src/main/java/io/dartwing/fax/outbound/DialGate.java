package io.dartwing.fax.outbound;

import io.dartwing.fax.document.FaxDocument;
import java.time.Instant;
import java.util.Optional;

/// Holds a fax back that is due; asked in the transaction in which its attempt begins, with the
/// fax locked. Beans.
public interface DialGate {
    /// When to ask again; empty when it may go.
    Optional<Instant> holds(FaxDocument fax);
}
