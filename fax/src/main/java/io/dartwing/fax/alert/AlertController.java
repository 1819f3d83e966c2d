package io.dartwing.fax.alert;

import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxQueries;
import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.problem.PlatformError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Alerts, and who took note of them.
@RestController
@RequestMapping("/api/v1/alerts")
@Tag(name = "Alerts")
class AlertController {
    /// @param nextBefore what to ask for as `before` to go on; null at the end
    record Page(List<Alert> data, @Nullable UUID nextBefore) {}

    private final AlertRows rows;
    private final FaxQueries queries;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AlertController(AlertRows rows, FaxQueries queries, Audit audit, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.queries = queries;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    @GetMapping
    @Operation(operationId = "listAlerts", summary = "Alerts about faxes that you may see, newest first")
    Page list(
            @Parameter(description = "Only those that somebody acknowledged, or nobody")
                    @RequestParam(required = false)
                    @Nullable
                    Boolean acknowledged,
            @RequestParam(required = false) @Nullable UUID before,
            @RequestParam(defaultValue = "50") int limit) {
        FaxAccess.require(FaxAccess.READ);
        if (limit < 1 || limit > 200) {
            throw PlatformError.invalid("limit", "out of range", "1 to 200");
        }
        return transaction.execute(status -> {
            List<Alert> found = rows.list(acknowledged, before, limit + 1);
            return found.size() <= limit
                    ? new Page(found, null)
                    : new Page(found.subList(0, limit), found.get(limit - 1).id());
        });
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getAlert", summary = "One alert")
    Alert get(@PathVariable String id) {
        FaxAccess.require(FaxAccess.READ);
        return transaction.execute(status -> require(id));
    }

    @PostMapping("/{id}/acknowledge")
    @Operation(
            operationId = "acknowledgeAlert",
            summary = "Say that you took note of an alert",
            description = "Only people do. One that was acknowledged before stays as it is.")
    Alert acknowledge(@PathVariable String id) {
        FaxAccess.require(FaxAccess.READ);
        if (!(Actors.current() instanceof PersonActor person)) {
            throw new ProblemException(
                    PlatformError.FORBIDDEN, "alert: only people take note (expected: a signed-in person)");
        }
        return transaction.execute(status -> {
            Alert known = require(id);
            if (known.faxId() != null) {
                queries.find(known.faxId().toString()).ifPresent(FaxAccess::requireChangeable);
            }
            UUID alert = known.id();
            if (rows.acknowledge(alert, person.id(), person.displayName(), clock.instant())) {
                audit.record("alert.acknowledged", "alert", alert, Map.of());
            }
            return require(id);
        });
    }

    private Alert require(String id) {
        return Ids.parse(id)
                .flatMap(rows::find)
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "alert: not found"));
    }
}
