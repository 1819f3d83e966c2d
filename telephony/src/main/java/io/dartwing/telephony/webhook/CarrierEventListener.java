package io.dartwing.telephony.webhook;

import io.dartwing.telephony.account.Carrier;
import io.dartwing.telephony.carriers.CarrierEvent;
import java.time.Instant;

/// Hears what happens at the organisation's carriers; a bean of whoever it concerns.
public interface CarrierEventListener {
    /// @param carrier whose account it happened on
    /// @param receivedAt when we were told
    record Happening(Carrier carrier, CarrierEvent event, Instant receivedAt) {
        @Override
        public String toString() {
            return "Happening[" + event.getClass().getSimpleName() + "]";
        }
    }

    /// Runs inside the transaction that concludes the webhook, as a system actor of the account's
    /// organisation: what it writes happens once. Whatever it throws rolls everything back, and the
    /// webhook is told again later. Events arrive in any order and may concern things that are not
    /// ours.
    void happened(Happening happening);
}
