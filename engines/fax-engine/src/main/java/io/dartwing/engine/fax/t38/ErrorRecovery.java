package io.dartwing.engine.fax.t38;

/// How UDPTL makes up for lost datagrams (`T38FaxUdpEC` in SDP).
public sealed interface ErrorRecovery {

    /// The depth that survives 5 % random loss with ease.
    ErrorRecovery DEFAULT = new Redundancy(3);

    /// Nothing extra: every loss is a loss.
    record None() implements ErrorRecovery {}

    /// Each datagram repeats the packets before it (`t38UDPRedundancy`).
    ///
    /// @param depth how many, 1 to 16
    record Redundancy(int depth) implements ErrorRecovery {
        public Redundancy {
            if (depth < 1 || depth > 16) {
                throw new IllegalArgumentException("depth: " + depth + " (expected: 1 to 16)");
            }
        }
    }

    /// Each datagram carries exclusive-ors of packets before it (`t38UDPFEC`).
    ///
    /// @param span    packets in one exclusive-or, 1 to 8
    /// @param entries exclusive-ors per datagram, interleaved, 1 to 8: bursts up to this length can be mended
    record Fec(int span, int entries) implements ErrorRecovery {
        public Fec {
            if (span < 1 || span > 8 || entries < 1 || entries > 8) {
                throw new IllegalArgumentException("fec: " + span + " × " + entries + " (expected: 1 to 8 each)");
            }
        }
    }
}
