package io.dartwing.platform.webhooks;

import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/// An event type of the tests.
@TestConfiguration(proxyBeanMethods = false)
public class ProbeEvents {
    public record ParcelMoved(
            @Meaning("The parcel.") UUID parcelId,
            @Meaning("Its place.") String place) {}

    public static final EventType<ParcelMoved> MOVED = EventType.of(
            "parcel.moved",
            "parcel",
            ParcelMoved.class,
            "A parcel is somewhere else.",
            new ParcelMoved(new UUID(0, 1), "Berlin"));

    @Bean
    EventTypes probeEventTypes() {
        return EventTypes.of(MOVED);
    }
}
