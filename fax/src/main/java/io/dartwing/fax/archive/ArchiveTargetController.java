package io.dartwing.fax.archive;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// What can be done with archives beside the operations of every record.
@RestController
@Tag(name = "Archive")
class ArchiveTargetController {
    /// @param detail what works, or what does not
    record ArchiveTest(boolean works, String detail) {}

    private final ArchiveTargets targets;
    private final ArchiveHealth health;
    private final Audit audit;
    private final TransactionTemplate transaction;

    ArchiveTargetController(
            ArchiveTargets targets, ArchiveHealth health, Audit audit, TransactionTemplate transaction) {
        this.targets = targets;
        this.health = health;
        this.audit = audit;
        this.transaction = transaction;
    }

    @PostMapping("/api/v1/archive-targets/{id}/test")
    @Operation(
            operationId = "testArchiveTarget",
            summary = "Look into the bucket, look for its object lock where it is wanted, and write a small file")
    ArchiveTest test(@PathVariable String id) {
        PermissionDecision.require(Permissions.ADMIN);
        ArchiveTarget target = Ids.parse(id)
                .flatMap(targets::find)
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is no such record."));
        ArchiveHealth.Trial trial = health.test(target);
        transaction.executeWithoutResult(status -> audit.record(
                "archive_target.tested", "archive_target", target.id(), Map.of("works", "" + trial.works())));
        return new ArchiveTest(trial.works(), trial.detail());
    }
}
