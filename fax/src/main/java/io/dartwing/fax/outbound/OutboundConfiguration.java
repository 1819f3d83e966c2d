package io.dartwing.fax.outbound;

import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.RecurringJob;
import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.RecordType;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OutboundConfiguration {
    @Bean
    RecurringJob openAttemptReconciliation(AttemptReconciliation reconciliation) {
        return new RecurringJob("fax-reconcile", JobPool.SHORT, Duration.ofMinutes(1), reconciliation::run);
    }

    @Bean
    RecordType<FaxDestination> destinationType() {
        return RecordType.of("fax_destination", FaxDestination.class, FaxDestination::new)
                .label("Destination", "Destinations")
                .path("destinations")
                .title("number")
                .permissions("fax:read", "admin")
                .field(Field.phone("number", "Number").required().immutable().searchable())
                .field(Field.choice("transport_preference", "Transport", FaxDestination.Preference.class)
                        .defaults("automatic")
                        .description("automatic: as learned from earlier faxes."))
                .field(Field.text("learned", "Learned").readOnly())
                .field(Field.text("learned_reason", "Because").readOnly())
                .field(Field.timestamp("learned_until", "Until").readOnly())
                .field(Field.text("last_outcome", "Last outcome").readOnly())
                .list("number", "transport_preference", "learned", "last_outcome")
                .build();
    }
}
