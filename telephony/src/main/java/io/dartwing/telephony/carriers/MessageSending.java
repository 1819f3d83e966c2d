package io.dartwing.telephony.carriers;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Sends SMS and MMS.
public interface MessageSending {
    /// @param media public addresses; none for SMS
    record MessageOrder(UUID attempt, String from, String to, String text, List<URI> media) {}

    CarrierResult<DeliveryReport> sendMessage(CarrierAccount account, MessageOrder order);

    CarrierResult<DeliveryReport> messageStatus(CarrierAccount account, String providerId);

    /// As `FaxSending.findFax`. `Unknown` when the provider has no way to look.
    CarrierResult<Optional<DeliveryReport>> findMessage(CarrierAccount account, Sought sought);
}
