package io.dartwing.fax.outbound;

import io.dartwing.fax.FaxError;
import io.dartwing.fax.outbound.Destination.Number;
import io.dartwing.fax.outbound.Destination.SipAddress;
import io.dartwing.kernel.ProblemException;
import io.dartwing.telephony.number.FaxNumber;
import io.dartwing.telephony.trunk.TrunkChoice;
import io.dartwing.telephony.trunk.Trunks;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Which trunk a fax takes, and why.
@Component
class TrunkRouting {
    private final Trunks trunks;

    TrunkRouting(Trunks trunks) {
        this.trunks = trunks;
    }

    Optional<TrunkChoice.Chosen> choose(Destination destination, Optional<FaxNumber> sender) {
        return switch (destination) {
            case Number(var number) ->
                TrunkChoice.forNumber(number.e164(), trunks.candidates(), sender.flatMap(FaxNumber::trunkId));
            case SipAddress(var text, var user, var host) -> TrunkChoice.forHost(host, trunks.candidates());
        };
    }

    /// Problem `FAX-014`, or `FAX-001` for a foreign SIP host, when no trunk leads there now.
    TrunkChoice.Chosen require(Destination destination, FaxNumber sender) {
        return choose(destination, Optional.of(sender))
                .orElseThrow(() -> destination instanceof SipAddress
                        ? new ProblemException(
                                FaxError.INVALID_RECIPIENT,
                                "to: not the host of a trunk (expected: the host of one of yours)")
                        : new ProblemException(FaxError.NO_ROUTE, "to: no enabled trunk covers this number"));
    }
}
