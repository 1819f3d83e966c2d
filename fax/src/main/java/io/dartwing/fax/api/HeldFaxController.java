package io.dartwing.fax.api;

import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxQueries;
import io.dartwing.fax.document.FaxView;
import io.dartwing.fax.inbound.HeldFaxes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The word of a person on faxes that are held as spam.
@RestController
@RequestMapping("/api/v1/faxes/{id}")
@Tag(name = "Held faxes")
class HeldFaxController {
    record ReleaseHeld(@Nullable Boolean alwaysAllow) {}

    record RejectHeld(@Nullable Boolean blockSender) {}

    private final HeldFaxes held;
    private final FaxQueries queries;
    private final TransactionTemplate transaction;

    HeldFaxController(HeldFaxes held, FaxQueries queries, TransactionTemplate transaction) {
        this.held = held;
        this.queries = queries;
        this.transaction = transaction;
    }

    @PostMapping("/release")
    @Operation(
            operationId = "releaseFax",
            summary = "Deliver a held fax, or one that a person rejected",
            description = "With `always_allow` its sender's faxes are never held again; that needs the right to change"
                    + " the known senders.")
    FaxView release(@PathVariable String id, @RequestBody(required = false) @Nullable ReleaseHeld body) {
        boolean always = body != null && Boolean.TRUE.equals(body.alwaysAllow());
        return decide(id, fax -> held.release(fax, always));
    }

    @PostMapping("/reject")
    @Operation(
            operationId = "rejectFax",
            summary = "Say that a held fax is junk",
            description =
                    "It is kept and can be released later. With `block_sender` its sender's faxes are rejected from"
                            + " now on; that needs the right to change the known senders.")
    FaxView reject(@PathVariable String id, @RequestBody(required = false) @Nullable RejectHeld body) {
        boolean block = body != null && Boolean.TRUE.equals(body.blockSender());
        return decide(id, fax -> held.reject(fax, block));
    }

    private FaxView decide(String id, Consumer<String> word) {
        FaxAccess.require(FaxAccess.ASSIGN);
        return transaction.execute(status -> {
            String visible = queries.require(id, FaxAccess.ASSIGN).id().toString();
            word.accept(visible);
            return queries.require(visible);
        });
    }
}
