package io.dartwing.telephony.carriers;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Sends faxes.
public interface FaxSending {
    /// @param attempt idempotency key or reference
    /// @param to E.164
    /// @param pdf the document
    /// @param link makes a time-limited public address of the document, for providers that fetch it
    /// @param header printed on top of each page by the provider; empty when the pages carry one already
    record FaxOrder(
            UUID attempt, String from, String to, Path pdf, int pages, Supplier<URI> link, Optional<String> header) {}

    /// The report's state is at most `SENDING`.
    CarrierResult<DeliveryReport> sendFax(CarrierAccount account, FaxOrder order);

    /// `Refused` with `NO_SUCH` when the carrier doesn't know it.
    CarrierResult<DeliveryReport> faxStatus(CarrierAccount account, String providerId);

    /// Looks for the fax of an attempt whose answer was lost. Empty: the carrier surely has none.
    CarrierResult<Optional<DeliveryReport>> findFax(CarrierAccount account, Sought sought);

    /// Done says only that the carrier took the wish; how it ended is told by the status.
    default CarrierResult<String> cancelFax(CarrierAccount account, String providerId) {
        return new CarrierResult.Refused<>(CarrierCause.NOT_ALLOWED, "", "This carrier can't cancel faxes");
    }
}
