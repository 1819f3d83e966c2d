package io.dartwing.telephony.carriers;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// One thing that happened at a provider, in our words.
public sealed interface CarrierEvent {
    /// @param attempt when the provider hands our reference back
    record FaxProgress(DeliveryReport report, Optional<UUID> attempt) implements CarrierEvent {}

    /// @param media where the pages are; empty when they are fetched by the fax's id
    record FaxArrived(String providerId, String from, String to, int pages, Optional<Attachment> media, Instant at)
            implements CarrierEvent {}

    record MessageProgress(DeliveryReport report, Optional<UUID> attempt) implements CarrierEvent {}

    record MessageArrived(String providerId, String from, String to, String text, List<Attachment> media, Instant at)
            implements CarrierEvent {
        @Override
        public String toString() {
            return "MessageArrived[" + providerId + "]";
        }
    }

    record CallProgress(DeliveryReport report, Optional<UUID> attempt) implements CarrierEvent {}

    record CallArrived(String providerId, String from, String to, Instant at) implements CarrierEvent {}

    /// @param number empty when the provider names only the order
    record NumberProgress(String orderId, String number, NumberOrders.OrderState state) implements CarrierEvent {}

    record PortProgress(NumberPorting.PortStatus status) implements CarrierEvent {}

    /// @param kind the provider's name of the event
    record Ignored(String kind) implements CarrierEvent {}

    record Attachment(URI url, String contentType) {}
}
