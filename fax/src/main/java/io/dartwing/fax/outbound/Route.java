package io.dartwing.fax.outbound;

import java.util.UUID;

/// The way that one attempt takes.
sealed interface Route {
    /// Our own line places the call.
    record OverTrunk(UUID id, String reason) implements Route {}

    /// A carrier's API takes the document.
    record OverCarrier(UUID id, String reason) implements Route {}

    UUID id();

    /// One sentence for the attempt's record.
    String reason();
}
