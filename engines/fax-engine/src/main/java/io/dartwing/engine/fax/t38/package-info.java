/// UDPTL, the datagram framing of ITU-T T.38 clause 9.1: sequence numbers, redundancy and forward error correction.
///
/// Pure functions of bytes and state: no sockets, no clocks. Malformed input is a counted drop, never an exception.
@NullMarked
package io.dartwing.engine.fax.t38;

import org.jspecify.annotations.NullMarked;
