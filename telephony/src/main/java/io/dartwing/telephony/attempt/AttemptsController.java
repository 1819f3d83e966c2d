package io.dartwing.telephony.attempt;

import io.dartwing.kernel.PhoneNumber;
import io.dartwing.platform.observability.SensitiveText;
import io.dartwing.platform.records.Cursors;
import io.dartwing.platform.records.Page;
import io.dartwing.telephony.account.CarrierPages;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.Money;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
    private final Cursors cursors;
    private final TransactionTemplate transaction;

    AttemptsController(AttemptRows rows, CarrierPages pages, Cursors cursors, TransactionTemplate transaction) {
        this.rows = rows;
        this.pages = pages;
        this.cursors = cursors;
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
        String list = LIST + account;
        return transaction.execute(status -> {
            UUID before = cursor == null
                    ? null
                    : UUID.fromString(
                            Objects.requireNonNull(cursors.read(list, cursor).getFirst()));
            List<Attempt> found = rows.list(account, before, most + 1);
            List<Attempt> shown = found.subList(0, Math.min(found.size(), most));
            String next = found.size() <= most
                    ? null
                    : cursors.write(list, List.of(shown.getLast().id().toString()));
            return new Page<>(shown.stream().map(AttemptsController::view).toList(), next);
        });
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
