package io.dartwing.fax.queue;

import io.dartwing.fax.document.FaxAccess;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The queue of outgoing faxes as a whole.
@RestController
@RequestMapping("/api/v1/fax-queue")
@Tag(name = "Faxes")
class QueueController {
    /// @param numberId only what goes out from this number; missing: everything
    record QueueWish(@Nullable UUID numberId) {}

    /// @param paused everything is held
    /// @param pauses what is held; without `number_id`: everything
    record QueueView(int waiting, int scheduled, int sending, boolean paused, List<QueuePauses.Pause> pauses) {}

    private final QueuePauses pauses;
    private final TransactionTemplate transaction;

    QueueController(QueuePauses pauses, TransactionTemplate transaction) {
        this.pauses = pauses;
        this.transaction = transaction;
    }

    @GetMapping
    @Operation(operationId = "getFaxQueue", summary = "How many faxes wait to be sent, and what is paused")
    QueueView get() {
        FaxAccess.require(FaxAccess.READ);
        return transaction.execute(status -> view());
    }

    @PutMapping("/pause")
    @Operation(
            operationId = "pauseFaxQueue",
            summary = "Send nothing for now, or nothing from a number",
            description = "Faxes are accepted and wait; calls on the line end as they do.")
    QueueView pause(@RequestBody QueueWish body) {
        PermissionDecision.require(Permissions.ADMIN);
        return transaction.execute(status -> {
            pauses.pause(body.numberId());
            return view();
        });
    }

    @PutMapping("/resume")
    @Operation(
            operationId = "resumeFaxQueue",
            summary = "Send again, within seconds; what numbers are paused for themselves stays so")
    QueueView resume(@RequestBody QueueWish body) {
        PermissionDecision.require(Permissions.ADMIN);
        return transaction.execute(status -> {
            pauses.resume(body.numberId());
            return view();
        });
    }

    private QueueView view() {
        QueuePauses.Depth depth = pauses.depth();
        List<QueuePauses.Pause> all = pauses.all();
        return new QueueView(
                depth.waiting(),
                depth.scheduled(),
                depth.sending(),
                all.stream().anyMatch(pause -> pause.numberId() == null),
                all);
    }
}
