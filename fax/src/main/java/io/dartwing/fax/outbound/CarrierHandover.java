package io.dartwing.fax.outbound;

import io.dartwing.fax.document.WorkFolders;
import io.dartwing.platform.jobs.JobOutcome;
import io.dartwing.telephony.account.Carrier;
import io.dartwing.telephony.account.CarrierAccounts;
import io.dartwing.telephony.attempt.CarrierAttempts;
import io.dartwing.telephony.attempt.NewAttempt;
import io.dartwing.telephony.carriers.Capability;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.FaxSending;
import io.dartwing.telephony.health.CarrierHealth;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Hands an attempt to a carrier's API. What the answer means for the fax, `CarrierFaxes` says.
@Component
class CarrierHandover {
    private static final Logger LOG = LoggerFactory.getLogger(CarrierHandover.class);

    private final CarrierAccounts accounts;
    private final CarrierAttempts attempts;
    private final CarrierHealth health;
    private final AttemptPages pages;
    private final DocumentLinks links;
    private final TakeBack takeBack;
    private final WorkFolders folders;

    CarrierHandover(
            CarrierAccounts accounts,
            CarrierAttempts attempts,
            CarrierHealth health,
            AttemptPages pages,
            DocumentLinks links,
            TakeBack takeBack,
            WorkFolders folders) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.health = health;
        this.pages = pages;
        this.links = links;
        this.takeBack = takeBack;
        this.folders = folders;
    }

    JobOutcome send(Ready call) throws IOException {
        Optional<Carrier> chosen = accounts.find(call.route().id());
        if (chosen.isEmpty() || !(chosen.get().connector() instanceof FaxSending sending)) {
            return takeBack.untilLater(call); // removed in this very moment: the next choice knows
        }
        Carrier carrier = chosen.get();
        UUID id = call.attempt().id();
        try (WorkFolders.Folder folder = folders.open()) {
            Path pdf = pages.pdf(call.fax(), call.attempt(), call.number(), folder);
            if (!health.enter(carrier.account(), Capability.FAX)) {
                return takeBack.untilLater(call);
            }
            String to = call.fax().recipientNumber();
            attempts.begin(new NewAttempt(
                    id,
                    carrier.account(),
                    Capability.FAX,
                    CarrierFaxes.SUBJECT,
                    call.fax().id(),
                    call.number().number(),
                    to));
            int left = call.fax().pages().orElse(1) - call.attempt().firstPage();
            attempts.conclude(
                    id,
                    answer(
                            sending,
                            carrier,
                            new FaxSending.FaxOrder(
                                    id, call.number().number(), to, pdf, left, () -> links.of(id), Optional.empty())));
        }
        return JobOutcome.done();
    }

    /// A fault of our own after the request may have left is no answer.
    private static CarrierResult<DeliveryReport> answer(
            FaxSending sending, Carrier carrier, FaxSending.FaxOrder order) {
        try {
            return sending.sendFax(carrier.account(), order);
        } catch (RuntimeException fault) {
            LOG.error(
                    "connector {} failed with attempt {}: {}",
                    carrier.connector().name(),
                    order.attempt(),
                    fault.getClass().getName());
            return new CarrierResult.Unknown<>("The carrier's answer could not be understood");
        }
    }
}
