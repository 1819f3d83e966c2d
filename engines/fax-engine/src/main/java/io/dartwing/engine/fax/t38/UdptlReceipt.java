package io.dartwing.engine.fax.t38;

import java.util.List;

/// What became of a datagram.
public sealed interface UdptlReceipt {

    /// Good.
    ///
    /// @param packets what can be delivered now, in order, each once; empty for a repeat or while a gap is awaited
    record Accepted(List<ReceivedIfp> packets) implements UdptlReceipt {}

    /// Useless.
    record Dropped(UdptlDrop reason) implements UdptlReceipt {}
}
