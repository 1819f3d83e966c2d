package io.dartwing.telephony.carriers;

import java.util.List;
import java.util.Optional;

/// Understands what the provider sends to us.
public interface WebhookSource {
    sealed interface Verification {
        record Genuine() implements Verification {}

        /// @param reason for the administrator; names no secret
        record Refused(String reason) implements Verification {}

        Verification GENUINE = new Genuine();
    }

    /// What one webhook says.
    ///
    /// @param eventId the provider's id of this event, the same in each repetition; empty when it has none:
    ///     then the body's digest stands for it
    record Parsed(Optional<String> eventId, List<CarrierEvent> events) {}

    /// What the provider wants to hear for a webhook that we have stored.
    record Reply(int status, String contentType, String body) {
        public static final Reply OK = new Reply(200, "application/json", "{\"status\":\"ok\"}");
    }

    /// Judges the raw body before anything is parsed, in constant time, with the freshness the provider's scheme has.
    Verification verify(CarrierAccount account, RawWebhook webhook);

    /// Called only with what was verified. Kinds of events that don't concern us are `CarrierEvent.Ignored`; throws
    /// `IllegalArgumentException` when it is not what the provider documents.
    Parsed parse(CarrierAccount account, RawWebhook webhook);

    default Reply reply(RawWebhook webhook) {
        return Reply.OK;
    }
}
