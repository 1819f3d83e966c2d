package io.dartwing.telephony.health;

import io.dartwing.telephony.account.CarrierPages;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// How an account does, for its administrator.
@RestController
@Tag(name = "Carriers")
class CarrierHealthController {
    private final CarrierHealth health;
    private final CarrierPages pages;

    CarrierHealthController(CarrierHealth health, CarrierPages pages) {
        this.health = health;
        this.pages = pages;
    }

    /// @param score null while too little is known
    /// @param errorRate 0 to 1
    /// @param retryAt when an open breaker lets the next request try
    record OperationHealth(
            String operation,
            @Nullable Integer score,
            int samples,
            double errorRate,
            @Nullable Long latencyMs,
            @Nullable Instant incidentAt,
            String breaker,
            @Nullable Instant retryAt,
            long credentialVersion) {}

    record CarrierHealthView(List<OperationHealth> data) {}

    @GetMapping("/api/v1/carriers/{id}/health")
    @Operation(
            operationId = "getCarrierHealth",
            summary =
                    "How the account does by operation, told from the last fifteen minutes' outcomes, as this node saw them")
    CarrierHealthView health(@PathVariable String id) {
        return new CarrierHealthView(health.standings(pages.account(id)).stream()
                .map(CarrierHealthController::view)
                .toList());
    }

    private static OperationHealth view(CarrierHealth.Standing standing) {
        HealthScore score = standing.score();
        return new OperationHealth(
                standing.operation().name().toLowerCase(Locale.ROOT),
                score.value().isPresent() ? score.value().getAsInt() : null,
                score.samples(),
                score.errorRate(),
                score.latency().map(Duration::toMillis).orElse(null),
                score.incident().orElse(null),
                standing.breaker(),
                standing.retryAt().orElse(null),
                standing.credentialVersion());
    }
}
