package io.dartwing.telephony.choice;

import io.dartwing.telephony.carriers.AccountField;
import io.dartwing.telephony.carriers.Capability;
import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.Connector;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.FaxSending;
import io.dartwing.telephony.carriers.Sought;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A provider of faxes to North America that is never reached.
final class FaxOnly implements Connector, FaxSending {
    @Override
    public String name() {
        return "faxonly";
    }

    @Override
    public String label() {
        return "Fax only";
    }

    @Override
    public URI api() {
        return URI.create("https://fax.example");
    }

    @Override
    public URI documentation() {
        return URI.create("https://fax.example/documentation");
    }

    @Override
    public List<AccountField> fields() {
        return List.of();
    }

    @Override
    public Set<String> countries(Capability capability) {
        return Set.of("US", "CA");
    }

    @Override
    public CarrierResult<DeliveryReport> sendFax(CarrierAccount account, FaxOrder order) {
        throw new IllegalStateException("a choice sends nothing");
    }

    @Override
    public CarrierResult<DeliveryReport> faxStatus(CarrierAccount account, String providerId) {
        throw new IllegalStateException("a choice asks nothing");
    }

    @Override
    public CarrierResult<Optional<DeliveryReport>> findFax(CarrierAccount account, Sought sought) {
        throw new IllegalStateException("a choice asks nothing");
    }
}
