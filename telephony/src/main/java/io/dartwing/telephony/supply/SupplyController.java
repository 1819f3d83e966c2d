package io.dartwing.telephony.supply;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.PhoneNumber;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.idempotency.Fingerprint;
import io.dartwing.platform.idempotency.Idempotency;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.Page;
import io.dartwing.telephony.account.Carrier;
import io.dartwing.telephony.account.CarrierAccounts;
import io.dartwing.telephony.account.CarrierPages;
import io.dartwing.telephony.number.FaxNumber;
import io.dartwing.telephony.supply.SupplyViews.OfferList;
import io.dartwing.telephony.supply.SupplyViews.OrderView;
import io.dartwing.telephony.supply.SupplyViews.ReleaseView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Finding, buying and giving back numbers, beside the operations of every record.
@RestController
@RequestMapping("/api/v1/numbers")
@Tag(name = "Numbers")
class SupplyController {
    private static final String LIST = "number_orders";
    private static final String NOTICE = "The carrier is asked to take the number back. This can't be undone: it may go"
            + " to somebody else. When it is gone, it rests here until quarantined_until.";

    record NewOrder(
            @Nullable String carrierAccountId,
            @Nullable String number,
            @Nullable String label,
            @Nullable List<@Nullable String> uses,
            @Nullable String monthlyCost,
            @Nullable String monthlyCurrency) {}

    private final CarrierAccounts accounts;
    private final CarrierPages pages;
    private final Offers offers;
    private final Purchases purchases;
    private final PurchaseRows rows;
    private final Releases releases;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;

    SupplyController(
            CarrierAccounts accounts,
            CarrierPages pages,
            Offers offers,
            Purchases purchases,
            PurchaseRows rows,
            Releases releases,
            Idempotency idempotency,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.pages = pages;
        this.offers = offers;
        this.purchases = purchases;
        this.rows = rows;
        this.releases = releases;
        this.idempotency = idempotency;
        this.transaction = transaction;
    }

    @GetMapping("/available")
    @Operation(
            operationId = "searchNumbers",
            summary = "Numbers that can be bought",
            description = "Asks one account, or all enabled ones; `carriers` tells what each said. `kind`: local,"
                    + " toll_free, mobile, national. `uses`: some of voice, sms, mms, fax, joined by commas.")
    OfferList available(
            @RequestParam(name = "carrier_account_id", required = false) @Nullable String account,
            @Parameter(required = true) @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(name = "area_code", required = false) @Nullable String areaCode,
            @RequestParam(required = false) @Nullable String contains,
            @RequestParam(required = false) @Nullable String uses,
            @RequestParam(required = false) @Nullable String limit) {
        PermissionDecision.require(Permissions.ADMIN);
        List<Carrier> asked = account == null ? accounts.enabled() : List.of(carrier(account));
        return OfferList.of(offers.search(asked, SupplyWishes.query(country, kind, areaCode, contains, uses, limit)));
    }

    private Carrier carrier(String account) {
        return accounts.find(pages.account(account))
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is no such record."));
    }

    @PostMapping("/orders")
    @Operation(
            operationId = "orderNumber",
            summary = "Buy a number",
            description = "The order is written, then sent; read it until its state is active or failed. While it is"
                    + " unknown, the carrier is asked what became of it; it is never sent twice. `monthly_cost` and"
                    + " `uses` as the search told them, for the number's record.")
    @ApiResponse(
            responseCode = "202",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = OrderView.class)))
    ResponseEntity<?> order(
            @RequestBody NewOrder body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return order(body, key, "POST /api/v1/numbers/orders", view -> view);
    }

    /// @param operation names the route to the idempotency of it
    /// @param answer what the route makes of the order
    ResponseEntity<?> order(NewOrder body, @Nullable String key, String operation, Function<OrderView, Object> answer) {
        PermissionDecision.require(Permissions.ADMIN);
        UUID account = SupplyWishes.id("carrier_account_id", body.carrierAccountId());
        PhoneNumber number = SupplyWishes.number(body.number());
        Optional<String> label = SupplyWishes.label(body.label());
        List<String> uses =
                SupplyWishes.uses(body.uses()).stream().map(SupplyWishes::label).toList();
        Optional<Purchase.Price> monthly = SupplyWishes.price(body.monthlyCost(), body.monthlyCurrency());
        byte[] fingerprint = Fingerprint.start()
                .add(account.toString())
                .add(number.e164())
                .add(label.orElse(""))
                .add(String.join(",", uses))
                .add(monthly.map(price -> price.amount() + price.currency()).orElse(""))
                .finish();
        return idempotency.once(key, operation, fingerprint, () -> {
            Purchase purchase = purchases.order(account, number, label, uses, monthly);
            return ResponseEntity.accepted()
                    .location(URI.create("/api/v1/numbers/orders/" + purchase.id()))
                    .body(answer.apply(OrderView.of(purchase)));
        });
    }

    @GetMapping("/orders")
    @Operation(operationId = "listNumberOrders", summary = "Orders of numbers, the newest first")
    Page<OrderView> orders(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PermissionDecision.require(Permissions.ADMIN);
        int most = CarrierPages.limit(limit);
        return transaction.execute(status -> pages.newestFirst(
                LIST,
                cursor,
                most,
                OrderView::id,
                (before, count) ->
                        rows.list(before, count).stream().map(OrderView::of).toList()));
    }

    @GetMapping("/orders/{id}")
    @Operation(operationId = "getNumberOrder", summary = "How an order stands")
    OrderView get(@PathVariable String id) {
        PermissionDecision.require(Permissions.ADMIN);
        return Ids.parse(id)
                .flatMap(purchases::find)
                .map(OrderView::of)
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is no such order."));
    }

    @PostMapping("/{id}/release")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "releaseNumber",
            summary = "Give a number back to its carrier, for good",
            description = "Refused while faxes wait for it, or while it is the only one that faxes are sent from. It"
                    + " rests before it can be set up here again: see quarantined_until of the number.")
    ReleaseView release(@PathVariable String id) {
        PermissionDecision.require(Permissions.ADMIN);
        FaxNumber number = releases.release(Ids.parse(id)
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is no such record.")));
        return new ReleaseView(number.id(), number.state().label(), NOTICE);
    }
}
