package io.dartwing.telephony.supply;

import io.dartwing.platform.jobs.Jobs;
import io.dartwing.telephony.carriers.CarrierEvent;
import io.dartwing.telephony.webhook.CarrierEventListener;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// A carrier's report of an order is a reason to ask how it stands at once: the answer counts.
@Component
class PurchaseReports implements CarrierEventListener {
    private final PurchaseRows rows;
    private final Jobs jobs;
    private final Clock clock;

    PurchaseReports(PurchaseRows rows, Jobs jobs, Clock clock) {
        this.rows = rows;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public void happened(Happening happening) {
        if (happening.event() instanceof CarrierEvent.NumberProgress(var orderId, var number, var state)) {
            UUID account = happening.carrier().account().id();
            for (UUID order : rows.concerned(account, orderId, number)) {
                // Neither works while it runs: then it asks again by itself.
                if (!jobs.reschedule(BuyNumber.TYPE, order.toString(), clock.instant())) {
                    jobs.enqueue(BuyNumber.TYPE, order.toString(), new BuyNumber.Payload(order));
                }
            }
        }
    }
}
