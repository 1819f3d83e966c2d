package io.dartwing.telephony.reputation;

import io.dartwing.platform.webhooks.EventType;
import io.dartwing.platform.webhooks.EventTypes;
import io.dartwing.platform.webhooks.Meaning;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What programs hear of reputations.
@Configuration(proxyBeanMethods = false)
class ReputationEvents {
    private static final UUID NUMBER = UUID.fromString("01998b6e-5d1c-7a31-9f00-3c5d8a0b1c2d");

    record Alert(
            @Meaning("The number; read it at /api/v1/numbers/{number_id}.")
            UUID numberId,

            @Meaning("How it stands, 0 (bad) to 100.") int score,
            @Meaning("Below which score it is told.") int threshold,

            @Meaning("How many outcomes of the last 30 days it is made of.")
            int samples,

            @Meaning("What took points: blocked, unwanted, delivery. More at /api/v1/numbers/{number_id}/reputation.")
            List<String> reasons) {}

    static final EventType<Alert> ALERT = EventType.of(
            "reputation.alert",
            "number",
            Alert.class,
            "One of the organisation's numbers stands badly with carriers or recipients.",
            new Alert(NUMBER, 42, 60, 250, List.of("blocked", "delivery")));

    @Bean
    EventTypes reputationEventTypes() {
        return EventTypes.of(ALERT);
    }
}
