package io.dartwing.telephony.reputation;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import io.dartwing.telephony.number.FaxNumber;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// How a number stands.
@RestController
@RequestMapping("/api/v1/numbers/{id}/reputation")
@Tag(name = "Numbers")
class ReputationController {
    record ReputationReason(String kind, int points, String text) {}

    /// `score` is null while too little is known. The counts are outcomes of the last 30 days:
    /// `undelivered` for a reason
    /// of the other side's, `blocked` by a network, `unwanted` by the recipient.
    record ReputationView(
            UUID numberId,
            @Nullable Integer score,
            int samples,
            int delivered,
            int undelivered,
            int blocked,
            int unwanted,
            List<ReputationReason> reasons,
            Instant judgedAt,
            @Nullable Instant alertedAt) {}

    private final Reputations reputations;
    private final RecordService records;
    private final RecordType<FaxNumber> type;

    ReputationController(Reputations reputations, RecordService records, RecordType<FaxNumber> type) {
        this.reputations = reputations;
        this.records = records;
        this.type = type;
    }

    @GetMapping
    @Operation(
            operationId = "getNumberReputation",
            summary = "How a number stands with carriers and recipients",
            description =
                    "Made of real outcomes of the last 30 days. Each reason says how many of the 100 points it took.")
    ReputationView get(@PathVariable String id) {
        PermissionDecision.require(Permissions.ADMIN);
        UUID number = Ids.parse(id)
                .flatMap(known -> records.find(type, known))
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is no such record."))
                .id();
        Reputations.Judged judged = reputations.look(number);
        Tally tally = judged.reputation().tally();
        return new ReputationView(
                number,
                judged.reputation().score().isPresent()
                        ? judged.reputation().score().getAsInt()
                        : null,
                tally.samples(),
                tally.delivered(),
                tally.undelivered(),
                tally.blocked(),
                tally.unwanted(),
                judged.reputation().reasons().stream()
                        .map(reason -> new ReputationReason(reason.kind(), reason.points(), reason.text()))
                        .toList(),
                judged.at(),
                judged.alertedAt().orElse(null));
    }
}
