package io.dartwing.telephony.supply;

import io.dartwing.kernel.ProblemException;
import io.dartwing.telephony.method.MethodFailure;
import io.dartwing.telephony.method.MethodMessage;
import io.dartwing.telephony.supply.SupplyViews.OfferView;
import io.dartwing.telephony.supply.SupplyViews.OrderView;
import io.dartwing.telephony.supply.SupplyViews.ReleaseView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The original specification's names for finding, buying and giving back numbers (its section
/// 9.2).
@RestController
@Tag(name = "Method aliases")
class SupplyMethodAliases {
    private static final String BASE = "/api/method/dartwing_tel.api.numbers.";

    /// @param totalAvailable of all carriers asked, also beyond the limit of each
    record NumbersFound(List<OfferView> numbers, int totalAvailable) {}

    private final SupplyController numbers;

    SupplyMethodAliases(SupplyController numbers) {
        this.numbers = numbers;
    }

    @GetMapping(BASE + "search")
    @Operation(operationId = "methodNumbersSearch", summary = "Alias of GET /api/v1/numbers/available")
    MethodMessage<NumbersFound> search(
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(name = "area_code", required = false) @Nullable String areaCode,
            @RequestParam(required = false) @Nullable String contains,
            @RequestParam(required = false) @Nullable String capabilities,
            @RequestParam(required = false) @Nullable String limit) {
        var found = numbers.available(null, country, type, areaCode, contains, capabilities, limit);
        return new MethodMessage<>(new NumbersFound(
                found.data(),
                found.carriers().stream()
                        .mapToInt(said -> said.found() - said.leftOut())
                        .sum()));
    }

    @PostMapping(BASE + "purchase")
    @Operation(operationId = "methodNumbersPurchase", summary = "Alias of POST /api/v1/numbers/orders")
    ResponseEntity<?> purchase(
            @RequestBody SupplyController.NewOrder body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return numbers.order(body, key, "POST " + BASE + "purchase", MethodMessage<OrderView>::new);
    }

    @DeleteMapping(BASE + "release")
    @Operation(operationId = "methodNumbersRelease", summary = "Alias of POST /api/v1/numbers/{id}/release")
    ResponseEntity<MethodMessage<ReleaseView>> release(
            @Parameter(required = true) @RequestParam(name = "number_id", required = false) @Nullable String numberId) {
        return ResponseEntity.accepted().body(new MethodMessage<>(numbers.release(numberId == null ? "" : numberId)));
    }

    @ExceptionHandler(ProblemException.class)
    ResponseEntity<MethodFailure> failure(ProblemException problem) {
        return MethodFailure.of(problem);
    }
}
