package io.dartwing.bench;

import io.dartwing.platform.webhooks.EventType;
import io.dartwing.platform.webhooks.EventTypes;
import io.dartwing.platform.webhooks.Meaning;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The event type of the webhook benchmark.
@Configuration(proxyBeanMethods = false)
class BenchEvents {
    record Tick(
            @Meaning("When it was due, on the clock of this process.")
            long due,

            @Meaning("Not to be counted.") boolean warmUp) {}

    static final EventType<Tick> TICK =
            EventType.of("bench.tick", "tick", Tick.class, "A beat of the benchmark.", new Tick(0, false));

    @Bean
    EventTypes benchEventTypes() {
        return EventTypes.of(TICK);
    }
}
