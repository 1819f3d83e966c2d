package io.dartwing.telephony.choice;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.PhoneNumber;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.Page;
import io.dartwing.telephony.account.CarrierPages;
import io.dartwing.telephony.carriers.Capability;
import io.dartwing.telephony.number.FaxNumber;
import io.dartwing.telephony.number.Numbers;
import io.dartwing.telephony.routing.RoutingDecision;
import io.dartwing.telephony.routing.RoutingRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Which carrier was or would be chosen, and why. Administrators only.
@RestController
@RequestMapping("/api/v1/routing")
@Tag(name = "Carriers")
class RoutingController {
    private static final int MOST_UNITS = 100_000;
    private static final int MOST_EXCLUDED = 100;

    private final CarrierChoice choice;
    private final KeptDecisions kept;
    private final Numbers numbers;
    private final CarrierPages pages;
    private final TransactionTemplate transaction;

    RoutingController(
            CarrierChoice choice,
            KeptDecisions kept,
            Numbers numbers,
            CarrierPages pages,
            TransactionTemplate transaction) {
        this.choice = choice;
        this.kept = kept;
        this.numbers = numbers;
        this.pages = pages;
        this.transaction = transaction;
    }

    /// A send that is only thought of.
    ///
    /// @param operation such as `fax`
    /// @param to in international form
    /// @param from one of the organisation's numbers
    /// @param units pages, segments or minutes; 1 when left out
    /// @param preferred the carrier account or trunk that is asked for
    /// @param excluded carrier accounts and trunks that must not be taken
    record RoutingQuestion(
            @Nullable String operation,
            @Nullable String to,
            @Nullable String from,
            @Nullable Integer units,
            @Nullable String preferred,
            @Nullable List<@Nullable String> excluded) {}

    record RoutingExplanation(
            String operation,
            String destination,
            @Nullable UUID chosen,
            String sentence,
            List<RoutedCandidate> considered) {
        static RoutingExplanation of(RoutingDecision decision) {
            return new RoutingExplanation(
                    decision.operation().name().toLowerCase(Locale.ROOT),
                    decision.destination(),
                    decision.chosen().orElse(null),
                    decision.sentence(),
                    decision.considered().stream().map(RoutedCandidate::of).toList());
        }
    }

    @GetMapping("/decisions")
    @Operation(operationId = "listRoutingDecisions", summary = "Which carriers were chosen and why, newest first")
    Page<RoutingDecisionView> decisions(
            @RequestParam(name = "subject_id", required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        PermissionDecision.require(Permissions.ADMIN);
        UUID of = subject == null ? null : id("subject_id", subject);
        int most = CarrierPages.limit(limit);
        return transaction.execute(status -> pages.newestFirst(
                "routing decisions " + (of == null ? "" : of),
                cursor,
                most,
                RoutingDecisionView::id,
                (before, rest) -> kept.list(of, before, rest)));
    }

    @GetMapping("/decisions/{id}")
    @Operation(operationId = "getRoutingDecision", summary = "Which carrier was chosen and why")
    RoutingDecisionView decision(@PathVariable String id) {
        PermissionDecision.require(Permissions.ADMIN);
        return Ids.parse(id)
                .flatMap(known -> transaction.execute(status -> kept.find(known)))
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is no such decision."));
    }

    @PostMapping("/explain")
    @Operation(
            operationId = "explainRouting",
            summary = "Which carrier would be chosen now and why",
            description = "Sends nothing and stores nothing.")
    RoutingExplanation explain(@RequestBody RoutingQuestion question) {
        PermissionDecision.require(Permissions.ADMIN);
        int units = question.units() == null ? 1 : question.units();
        if (units < 1 || units > MOST_UNITS) {
            throw invalid("units", "not valid", "a whole number from 1 to " + MOST_UNITS);
        }
        var wish = new CarrierChoice.Wish(
                operation(question.operation()),
                number("to", question.to()),
                sender(question),
                units,
                options(question));
        return RoutingExplanation.of(choice.decide(wish));
    }

    private Optional<FaxNumber> sender(RoutingQuestion question) {
        if (question.from() == null || question.from().isBlank()) {
            return Optional.empty();
        }
        PhoneNumber from = number("from", question.from());
        return Optional.of(numbers.owned(from.e164())
                .orElseThrow(() -> invalid("from", "not known", "one of the organisation's numbers")));
    }

    private static RoutingRequest.Options options(RoutingQuestion question) {
        Optional<UUID> preferred = Optional.ofNullable(question.preferred()).map(text -> id("preferred", text));
        List<@Nullable String> given = question.excluded() == null ? List.of() : question.excluded();
        if (given.size() > MOST_EXCLUDED) {
            throw invalid("excluded", "too many", "at most " + MOST_EXCLUDED);
        }
        Map<UUID, String> excluded = new HashMap<>();
        given.forEach(text -> excluded.put(id("excluded", text), "the question says so"));
        return new RoutingRequest.Options(preferred, excluded, Optional.empty());
    }

    private static Capability operation(@Nullable String given) {
        for (Capability capability : Capability.values()) {
            if (capability.name().toLowerCase(Locale.ROOT).equals(given)) {
                return capability;
            }
        }
        throw invalid(
                "operation", given == null ? "missing" : "not valid", "fax, messages, calls or another capability");
    }

    private static PhoneNumber number(String field, @Nullable String given) {
        return Optional.ofNullable(given)
                .flatMap(PhoneNumber::parse)
                .orElseThrow(
                        () -> invalid(field, given == null ? "missing" : "not valid", "a number such as +13035550123"));
    }

    private static UUID id(String field, @Nullable String given) {
        return Optional.ofNullable(given).flatMap(Ids::parse).orElseThrow(() -> invalid(field, "not valid", "an id"));
    }

    private static ProblemException invalid(String field, String problem, String expected) {
        return new ProblemException(PlatformError.VALIDATION, field + ": " + problem + " (expected: " + expected + ")");
    }
}
