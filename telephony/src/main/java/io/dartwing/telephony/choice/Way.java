package io.dartwing.telephony.choice;

import io.dartwing.telephony.routing.CarrierKind;
import java.util.List;
import java.util.UUID;

/// A carrier account or trunk as the organisation set it up.
///
/// @param connector by its name; empty for a trunk
/// @param credentialVersion of an account; 0 for a trunk
/// @param prefixes of the numbers a trunk is for; empty: all
record Way(
        UUID id,
        CarrierKind kind,
        String name,
        boolean enabled,
        int priority,
        String connector,
        long credentialVersion,
        List<String> prefixes) {
    boolean trunk() {
        return kind == CarrierKind.TRUNK;
    }
}
