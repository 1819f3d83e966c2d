package io.dartwing.telephony.webhook;

import io.dartwing.platform.observability.SensitiveText;
import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.WebhookSource;
import java.time.DateTimeException;
import tools.jackson.core.JacksonException;

/// What a connector makes of a webhook that is genuine.
sealed interface Understood {
    record Meaning(WebhookSource.Parsed parsed) implements Understood {}

    /// @param reason for the administrator; holds nothing of the content
    record Unusable(String reason) implements Understood {}

    String NOT_AS_DOCUMENTED = "It is not what the provider documents";
    int LONGEST_REASON = 200;

    static Understood of(WebhookSource source, CarrierAccount account, RawWebhook webhook) {
        try {
            return new Meaning(source.parse(account, webhook));
        } catch (JacksonException | DateTimeException | NumberFormatException quoting) {
            return new Unusable(NOT_AS_DOCUMENTED); // their messages repeat what they could not read
        } catch (IllegalArgumentException unexpected) {
            String reason = SensitiveText.mask(String.valueOf(unexpected.getMessage()));
            return new Unusable(reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
        }
    }
}
