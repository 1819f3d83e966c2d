package io.dartwing.telephony.attempt;

import io.dartwing.kernel.PhoneNumber;
import io.dartwing.platform.observability.SensitiveText;
import io.dartwing.platform.records.Page;
import io.dartwing.telephony.account.CarrierPages;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.Money;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What was asked of a carrier, for its administrator. Numbers are masked: who may see them sees
/// what they belong to.
@RestController
@Tag(name = "Carriers")
class AttemptsController {
    private static final String LIST = "carrier attempts ";

    private final AttemptRows rows;
    private final CarrierPages pages;
    private final TransactionTemplate transaction;

    AttemptsController(AttemptRows rows, CarrierPages pages, TransactionTemplate transaction) {
        this.rows = rows;
        this.pages = pages;
        this.transaction = transaction;
    }

    /// @param from its last digits only, as `to`
    record CarrierAttemptView(
            UUID id,
            String operation,
            String subjectType,
            UUID subjectId,
            String from,
            String to,
            String state,
            @Nullable String providerId,
            @Nullable String cause,
            String code,
            @Nullable String text,
            @Nullable Integer units,
            @Nullable BigDecimal cost,
            @Nullable String currency,
            long credentialVersion,
            Instant begunAt,
            @Nullable Instant answeredAt,
            @Nullable Instant endedAt) {}

    @GetMapping("/api/v1/carriers/{id}/attempts")
    @Operation(
            operationId = "listCarrierAttempts",
            summary = "What was asked of the carrier and how it ended, newest first")
    Page<CarrierAttemptView> attempts(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        UUID account = pages.account(id);
        int most = CarrierPages.limit(limit);
        return transaction.execute(status -> pages.newestFirst(
                        LIST + account, cursor, most, Attempt::id, (before, rest) -> rows.list(account, before, rest))
                .map(AttemptsController::view));
    }

    private static CarrierAttemptView view(Attempt attempt) {
        return new CarrierAttemptView(
                attempt.id(),
                attempt.operation().name().toLowerCase(Locale.ROOT),
                attempt.subjectType(),
                attempt.subjectId(),
                masked(attempt.from()),
                masked(attempt.to()),
                attempt.state().label(),
                attempt.providerId().orElse(null),
                attempt.cause().map(AttemptsController::label).orElse(null),
                attempt.code(),
                attempt.text().map(SensitiveText::mask).orElse(null),
                attempt.units().isPresent() ? attempt.units().getAsInt() : null,
                attempt.cost().map(Money::amount).orElse(null),
                attempt.cost().map(cost -> cost.currency().getCurrencyCode()).orElse(null),
                attempt.credentialVersion(),
                attempt.begunAt(),
                attempt.answeredAt().orElse(null),
                attempt.endedAt().orElse(null));
    }

    /// Sender names and short codes are nobody's number.
    private static String masked(String party) {
        return PhoneNumber.parse(party).map(PhoneNumber::masked).orElse(party);
    }

    private static String label(CarrierCause cause) {
        return cause.name().toLowerCase(Locale.ROOT);
    }
}
