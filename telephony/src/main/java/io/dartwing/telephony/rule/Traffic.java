package io.dartwing.telephony.rule;

import io.dartwing.kernel.PhoneNumber;
import io.dartwing.telephony.carriers.Capability;
import io.dartwing.telephony.number.FaxNumber;
import io.dartwing.telephony.routing.Destination;
import java.util.Optional;

/// What rules look at.
///
/// @param sender our own number, when the operation has one
public record Traffic(Capability operation, PhoneNumber to, Destination destination, Optional<FaxNumber> sender) {}
