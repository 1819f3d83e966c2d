package io.dartwing.telephony.rates;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.PhoneNumber;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.idempotency.Fingerprint;
import io.dartwing.platform.idempotency.Idempotency;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.telephony.carriers.Capability;
import io.dartwing.telephony.csv.BadRow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Carriers' prices. Nothing is said of missing parameters before the permission was asked for.
@RestController
@RequestMapping("/api/v1/rates")
@Tag(name = "Rates")
class RatesController {
    private static final int MOST_BYTES = 32 * 1024 * 1024;
    private static final int LONGEST_NAME = 120;
    private static final String CSV = "text/csv";

    record RateDeckView(
            UUID id,
            UUID carrierAccountId,
            String operation,
            String name,
            int rates,
            int rejected,
            Instant createdAt,
            String createdBy) {
        static RateDeckView of(RateDeck deck) {
            return new RateDeckView(
                    deck.id(),
                    deck.carrierAccountId(),
                    operationName(deck.operation()),
                    deck.name(),
                    deck.rates(),
                    deck.rejected(),
                    deck.createdAt(),
                    deck.createdBy());
        }
    }

    /// `bad_rows`: the first hundred of the `rejected` ones.
    record RateImportView(RateDeckView deck, List<BadRow> badRows) {}

    record RateDeckList(List<RateDeckView> data) {}

    /// `price` is exact: a decimal number as text.
    record RateView(
            String prefix,
            String price,
            String currency,
            Instant validFrom,
            @Nullable Instant validTo,
            String label) {
        static RateView of(Rate rate) {
            return new RateView(
                    rate.prefix(),
                    rate.price().amount().toPlainString(),
                    rate.price().currency().getCurrencyCode(),
                    rate.validFrom(),
                    rate.validTo().orElse(null),
                    rate.label());
        }
    }

    record RateList(List<RateView> data) {}

    record RatePriceView(UUID deckId, RateView rate) {}

    private final RateDecks decks;
    private final RatePrices prices;
    private final Idempotency idempotency;
    private final Clock clock;

    RatesController(RateDecks decks, RatePrices prices, Idempotency idempotency, Clock clock) {
        this.decks = decks;
        this.prices = prices;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @PostMapping(value = "/decks", consumes = CSV)
    @Operation(
            operationId = "importRateDeck",
            summary = "Store a carrier's price list",
            description = "CSV in UTF-8 with a first line of column names: prefix, price, currency, valid_from and, if"
                    + " wanted, valid_to and label. At most 32 MB and 500,000 rows. Bad rows are left out and told.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "201",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = RateImportView.class)))
    ResponseEntity<?> store(
            @Parameter(required = true) @RequestParam(name = "carrier_account_id", required = false) @Nullable
                    String account,
            @Parameter(required = true) @RequestParam(required = false) @Nullable String operation,
            @Parameter(required = true) @RequestParam(required = false) @Nullable String name,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Parameter(hidden = true) InputStream content)
            throws IOException {
        PermissionDecision.require(Permissions.ADMIN);
        UUID accountId = id("carrier_account_id", account);
        Capability capability = operation(operation);
        String title = name == null ? "" : name.strip();
        if (title.isEmpty() || title.length() > LONGEST_NAME || title.chars().anyMatch(Character::isISOControl)) {
            throw PlatformError.invalid("name", "not valid", "1 to " + LONGEST_NAME + " characters");
        }
        byte[] csv = content.readNBytes(MOST_BYTES + 1);
        if (csv.length > MOST_BYTES) {
            throw new ProblemException(PlatformError.TOO_LARGE, "body: too large (expected: at most 32 MB)");
        }
        byte[] fingerprint = Fingerprint.start()
                .add(accountId.toString())
                .add(operationName(capability))
                .add(title)
                .add(csv)
                .finish();
        return idempotency.once(key, "POST /api/v1/rates/decks", fingerprint, () -> {
            RateDecks.Imported imported = decks.store(accountId, capability, title, csv);
            return ResponseEntity.created(
                            URI.create("/api/v1/rates/decks/" + imported.deck().id()))
                    .body(new RateImportView(RateDeckView.of(imported.deck()), imported.report()));
        });
    }

    @GetMapping("/decks")
    @Operation(operationId = "listRateDecks", summary = "The price lists, the newest first")
    RateDeckList list(@RequestParam(name = "carrier_account_id", required = false) @Nullable String account) {
        PermissionDecision.require(Permissions.ADMIN);
        Optional<UUID> only = Optional.ofNullable(account).map(text -> id("carrier_account_id", text));
        return new RateDeckList(decks.list(only).stream().map(RateDeckView::of).toList());
    }

    @GetMapping("/decks/{id}")
    @Operation(operationId = "getRateDeck", summary = "One price list")
    RateDeckView get(@PathVariable String id) {
        PermissionDecision.require(Permissions.ADMIN);
        return RateDeckView.of(decks.require(deck(id)));
    }

    @GetMapping("/decks/{id}/rates")
    @Operation(
            operationId = "listRates",
            summary = "Rates of a price list by prefix",
            description =
                    "`prefix`: only those that begin so. `after`: the last prefix of the page before. `limit`: how"
                            + " many prefixes.")
    RateList rates(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String prefix,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "100") int limit) {
        PermissionDecision.require(Permissions.ADMIN);
        if (limit < 1 || limit > 1000) {
            throw PlatformError.invalid("limit", "out of range", "1 to 1000");
        }
        return new RateList(decks.rates(deck(id), digits("prefix", prefix), digits("after", after), limit).stream()
                .map(RateView::of)
                .toList());
    }

    @DeleteMapping("/decks/{id}")
    @Operation(operationId = "deleteRateDeck", summary = "Delete a price list")
    ResponseEntity<Void> delete(@PathVariable String id) {
        PermissionDecision.require(Permissions.ADMIN);
        decks.delete(deck(id));
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/price")
    @Operation(operationId = "getRatePrice", summary = "What an account charges for a number")
    RatePriceView price(
            @Parameter(required = true) @RequestParam(name = "carrier_account_id", required = false) @Nullable
                    String account,
            @Parameter(required = true) @RequestParam(required = false) @Nullable String operation,
            @Parameter(required = true) @RequestParam(required = false) @Nullable String number,
            @RequestParam(required = false) @Nullable Instant at) {
        PermissionDecision.require(Permissions.ADMIN);
        PhoneNumber called = Optional.ofNullable(number)
                .flatMap(PhoneNumber::parse)
                .orElseThrow(() ->
                        PlatformError.invalid("number", "not a number", "one in E.164 form, for example +12025550143"));
        return prices.price(
                        id("carrier_account_id", account),
                        operation(operation),
                        called,
                        at == null ? clock.instant() : at)
                .map(found -> new RatePriceView(found.deck(), RateView.of(found.rate())))
                .orElseThrow(() -> new ProblemException(
                        PlatformError.NOT_FOUND, "rate: none (expected: a price list that has one for this number)"));
    }

    private static UUID deck(String text) {
        return Ids.parse(text)
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is no such rate deck."));
    }

    private static UUID id(String field, @Nullable String text) {
        return Optional.ofNullable(text)
                .flatMap(Ids::parse)
                .orElseThrow(() -> PlatformError.invalid(field, "not an id", "a UUID"));
    }

    private static String digits(String field, String text) {
        if (text.length() > 15 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw PlatformError.invalid(field, "not a prefix", "at most 15 digits");
        }
        return text;
    }

    private static Capability operation(@Nullable String text) {
        return Arrays.stream(Capability.values())
                .filter(capability -> operationName(capability).equals(text))
                .findFirst()
                .orElseThrow(() -> PlatformError.invalid(
                        "operation",
                        "unknown",
                        Arrays.stream(Capability.values())
                                .map(RatesController::operationName)
                                .collect(Collectors.joining(", "))));
    }

    private static String operationName(Capability capability) {
        return capability.name().toLowerCase(Locale.ROOT);
    }
}
