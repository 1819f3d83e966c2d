package io.dartwing.telephony.attempt;

import io.dartwing.telephony.account.Carrier;
import io.dartwing.telephony.carriers.CallControl;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.FaxSending;
import io.dartwing.telephony.carriers.MessageSending;
import io.dartwing.telephony.carriers.Sought;
import java.util.Optional;
import java.util.function.Function;

/// Asks a carrier about something that was asked of it before.
final class Inquiry {
    private Inquiry() {}

    /// Looks for what an attempt without answer may have started.
    static CarrierResult<Optional<DeliveryReport>> find(Carrier carrier, Attempt attempt, Sought.Others others) {
        Sought sought = attempt.sought(others);
        return ask(
                carrier,
                attempt,
                faxes -> faxes.findFax(carrier.account(), sought),
                messages -> messages.findMessage(carrier.account(), sought),
                calls -> calls.findCall(carrier.account(), sought));
    }

    /// How something that the carrier accepted stands.
    static CarrierResult<DeliveryReport> status(Carrier carrier, Attempt attempt) {
        String id = attempt.providerId().orElse("");
        return ask(
                carrier,
                attempt,
                faxes -> faxes.faxStatus(carrier.account(), id),
                messages -> messages.messageStatus(carrier.account(), id),
                calls -> calls.callStatus(carrier.account(), id));
    }

    private static <T> CarrierResult<T> ask(
            Carrier carrier,
            Attempt attempt,
            Function<FaxSending, CarrierResult<T>> ofFaxes,
            Function<MessageSending, CarrierResult<T>> ofMessages,
            Function<CallControl, CarrierResult<T>> ofCalls) {
        return switch (attempt.operation()) {
            case FAX -> with(FaxSending.class, carrier, ofFaxes);
            case MESSAGES -> with(MessageSending.class, carrier, ofMessages);
            case CALLS -> with(CallControl.class, carrier, ofCalls);
            default -> new CarrierResult.Unknown<>("It can't be asked about");
        };
    }

    private static <C, T> CarrierResult<T> with(
            Class<C> capability, Carrier carrier, Function<C, CarrierResult<T>> question) {
        return capability.isInstance(carrier.connector())
                ? question.apply(capability.cast(carrier.connector()))
                : new CarrierResult.Unknown<>("This carrier can't be asked");
    }
}
