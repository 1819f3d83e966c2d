package io.dartwing.telephony.porting;

import java.time.Instant;
import java.util.Optional;

/// One step of a port.
///
/// @param toldBy who moved it on, or the winning carrier
record PortStep(PortOrderState state, Optional<String> note, Instant at, String toldBy) {}
