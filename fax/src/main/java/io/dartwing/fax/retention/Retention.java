package io.dartwing.fax.retention;

import io.dartwing.fax.retention.RetentionDecision.Kept;
import io.dartwing.fax.retention.RetentionDecision.Policy;
import io.dartwing.fax.retention.RetentionRows.Candidate;
import io.dartwing.platform.privacy.LegalHolds;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What policies mean for faxes; nothing is changed here.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Retention {
    private static final int BATCH = 2000;
    private static final String ERASE = "erase";

    /// @param policyId whose time is over for these faxes
    /// @param action erase, or archive
    record DueByPolicy(UUID policyId, String policyName, String action, long count) {}

    /// @param due faxes that would be erased, those that a legal hold keeps included
    /// @param archiving faxes that would be archived, or wait for their archive
    record Preview(long due, long archiving, List<DueByPolicy> policies) {}

    private record Group(UUID policy, boolean toErase) {}

    private final RetentionRows rows;
    private final DueFaxes dueFaxes;
    private final LegalHolds holds;
    private final Clock clock;

    Retention(RetentionRows rows, DueFaxes dueFaxes, LegalHolds holds, Clock clock) {
        this.rows = rows;
        this.dueFaxes = dueFaxes;
        this.holds = holds;
        this.clock = clock;
    }

    /// Empty when it is kept without an end, or at work.
    Optional<Kept> of(UUID fax) {
        return rows.find(fax).flatMap(found -> RetentionDecision.decide(rows.policies(), found.facts()));
    }

    boolean onHold(UUID fax) {
        return holds.covers("fax_document", fax);
    }

    /// How many would go if a run began now. Single faxes on hold count too: the run leaves them
    /// and says so.
    Preview preview() {
        Instant now = clock.instant();
        List<Policy> policies = rows.policies();
        Optional<Instant> before = RetentionRows.youngest(policies, now);
        Map<Group, DueByPolicy> counts = new LinkedHashMap<>();
        @Nullable UUID cursor = null;
        List<Candidate> batch = before.map(at -> rows.next(null, at, BATCH)).orElse(List.of());
        while (!batch.isEmpty()) {
            for (DueFaxes.Due due : dueFaxes.among(batch)) {
                Policy policy = due.kept().policy();
                counts.merge(
                        new Group(policy.id(), due.toErase()),
                        new DueByPolicy(policy.id(), policy.name(), due.toErase() ? ERASE : "archive", 1),
                        (one, other) ->
                                new DueByPolicy(one.policyId(), one.policyName(), one.action(), one.count() + 1));
            }
            cursor = batch.getLast().id();
            batch = rows.next(cursor, before.orElseThrow(), BATCH);
        }
        Map<Boolean, Long> sums = counts.values().stream()
                .collect(Collectors.partitioningBy(
                        one -> one.action().equals(ERASE), Collectors.summingLong(DueByPolicy::count)));
        return new Preview(sums.getOrDefault(true, 0L), sums.getOrDefault(false, 0L), List.copyOf(counts.values()));
    }
}
