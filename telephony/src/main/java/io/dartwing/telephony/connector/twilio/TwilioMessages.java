package io.dartwing.telephony.connector.twilio;

import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.CarrierResult.Refused;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.MessageSending.MessageOrder;
import io.dartwing.telephony.carriers.Sought;
import io.dartwing.telephony.carriers.WebForms;
import java.util.Optional;

/// Messages: <https://www.twilio.com/docs/messaging/api/message-resource>.
///
/// There is neither an idempotency key nor a reference of ours in its records. A message whose
/// answer was lost is known
/// by its status callback, whose address names the attempt; without it by sender, recipient and
/// time, if only one fits.
final class TwilioMessages {
    private static final int MOST_MEDIA = 10;

    private final TwilioApi api;

    TwilioMessages(TwilioApi api) {
        this.api = api;
    }

    CarrierResult<DeliveryReport> send(CarrierAccount account, MessageOrder order) {
        if (order.media().size() > MOST_MEDIA) {
            return new Refused<>(CarrierCause.INVALID_REQUEST, "", "This carrier sends at most ten media in a message");
        }
        var form = new TwilioApi.Form()
                .add("To", order.to())
                .add("From", order.from())
                .add("StatusCallback", account.callback(order.attempt()).toString());
        if (!order.text().isEmpty()) {
            form.add("Body", order.text());
        }
        order.media().forEach(url -> form.add("MediaUrl", url.toString()));
        return api.create(account, "/Messages.json", form, answer -> TwilioMessage.report(answer, api.now()));
    }

    CarrierResult<DeliveryReport> status(CarrierAccount account, String id) {
        return api.get(
                account,
                "/Messages/" + WebForms.encode(id) + ".json",
                answer -> TwilioMessage.report(answer, api.now()));
    }

    CarrierResult<Optional<DeliveryReport>> find(CarrierAccount account, Sought sought) {
        return api.find(account, "/Messages.json", "messages", sought, TwilioMessage::report);
    }
}
