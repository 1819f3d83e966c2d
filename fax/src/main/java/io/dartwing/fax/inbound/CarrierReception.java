package io.dartwing.fax.inbound;

import io.dartwing.fax.document.Faxes;
import io.dartwing.platform.jobs.Jobs;
import io.dartwing.telephony.carriers.CarrierEvent;
import io.dartwing.telephony.webhook.CarrierEventListener;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Takes note of faxes that came in at a carrier. Their pages are fetched by a job, so that the
/// carrier's webhook is
/// answered at once.
@Component
class CarrierReception implements CarrierEventListener {
    private final Faxes faxes;
    private final FaxArrivals arrivals;
    private final Jobs jobs;
    private final Clock clock;

    CarrierReception(Faxes faxes, FaxArrivals arrivals, Jobs jobs, Clock clock) {
        this.faxes = faxes;
        this.arrivals = arrivals;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public void happened(Happening happening) {
        if (happening.event() instanceof CarrierEvent.FaxArrived arrived) {
            UUID carrier = happening.carrier().account().id();
            UUID id = idOf(carrier, arrived.providerId());
            CarrierEvent.Attachment pages = arrived.media()
                    .orElseThrow(() -> new IllegalStateException("a fax that came in names no file with its pages"));
            if (faxes.ofCall(id).isEmpty()
                    && arrivals.add(
                            id,
                            carrier,
                            new FaxArrivals.Arrival(
                                    Caller.normalised(arrived.from()),
                                    Caller.normalised(arrived.to()),
                                    arrived.pages(),
                                    pages.url(),
                                    pages.contentType()),
                            clock.instant())) {
                jobs.enqueue(FetchArrival.TYPE, id.toString(), new FetchArrival.Payload(id));
            }
        }
    }

    /// The same fax of the same account always has the same id, however often we are told of it.
    static UUID idOf(UUID carrier, String providerId) {
        return UUID.nameUUIDFromBytes((carrier + " " + providerId).getBytes(StandardCharsets.UTF_8));
    }
}
