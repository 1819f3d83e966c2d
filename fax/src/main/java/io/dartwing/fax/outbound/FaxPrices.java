package io.dartwing.fax.outbound;

import io.dartwing.kernel.PhoneNumber;
import io.dartwing.telephony.attempt.CarrierAttempts;
import io.dartwing.telephony.carriers.Capability;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.choice.CarrierChoice;
import io.dartwing.telephony.number.FaxNumber;
import io.dartwing.telephony.routing.RoutingRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What faxes cost: as far as prices are known before, and as carriers told afterwards.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class FaxPrices {
    private final CarrierChoice carriers;
    private final CarrierAttempts attempts;

    FaxPrices(CarrierChoice carriers, CarrierAttempts attempts) {
        this.carriers = carriers;
        this.attempts = attempts;
    }

    /// Over the carrier that would be chosen now; empty when none would, or its price is not known.
    public Optional<Money> expected(PhoneNumber to, FaxNumber sender, int pages) {
        var decision = carriers.decide(new CarrierChoice.Wish(
                Capability.FAX,
                to,
                Optional.of(sender),
                pages,
                new RoutingRequest.Options(Optional.empty(), Map.of(), Optional.empty())));
        return decision.chosen().flatMap(chosen -> decision.of(chosen).cost());
    }

    /// What carriers told of these faxes so far, one sum for each currency.
    public List<Money> told(Collection<UUID> faxes) {
        return attempts.costs(CarrierFaxes.SUBJECT, faxes);
    }
}
