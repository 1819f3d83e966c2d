package io.dartwing.telephony.porting;

import io.dartwing.platform.jobs.Jobs;
import io.dartwing.telephony.carriers.CarrierEvent;
import io.dartwing.telephony.webhook.CarrierEventListener;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// A carrier's report of a port is a reason to ask how it stands at once: the answer counts, in
/// whatever order reports come.
@Component
class PortReports implements CarrierEventListener {
    private final PortRows rows;
    private final Jobs jobs;
    private final Clock clock;

    PortReports(PortRows rows, Jobs jobs, Clock clock) {
        this.rows = rows;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public void happened(Happening happening) {
        if (happening.event() instanceof CarrierEvent.PortProgress(var status)) {
            rows.ofProvider(happening.carrier().account().id(), status.portId()).ifPresent(port -> {
                if (!jobs.reschedule(FollowPort.TYPE, port.toString(), clock.instant())) {
                    jobs.enqueue(FollowPort.TYPE, port.toString(), new FollowPort.Payload(port));
                }
            });
        }
    }
}
