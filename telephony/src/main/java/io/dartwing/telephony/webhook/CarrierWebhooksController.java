package io.dartwing.telephony.webhook;

import io.dartwing.platform.records.Page;
import io.dartwing.telephony.account.CarrierPages;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What came in for an account, for its administrator. Never what stood in it.
@RestController
@Tag(name = "Carriers")
class CarrierWebhooksController {
    private static final String LIST = "carrier webhooks ";

    private final StoredWebhooks stored;
    private final CarrierPages pages;
    private final TransactionTemplate transaction;

    CarrierWebhooksController(StoredWebhooks stored, CarrierPages pages, TransactionTemplate transaction) {
        this.stored = stored;
        this.pages = pages;
        this.transaction = transaction;
    }

    @GetMapping("/api/v1/carriers/{id}/webhooks")
    @Operation(
            operationId = "listCarrierWebhooks",
            summary = "The webhooks of the last two days, newest first, and why some could not be used; no contents")
    Page<StoredWebhooks.CarrierWebhookView> webhooks(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var account = pages.account(id);
        int rows = CarrierPages.limit(limit);
        return transaction.execute(status -> pages.newestFirst(
                LIST + account,
                cursor,
                rows,
                StoredWebhooks.CarrierWebhookView::id,
                (before, most) -> stored.list(account, state, before, most)));
    }
}
