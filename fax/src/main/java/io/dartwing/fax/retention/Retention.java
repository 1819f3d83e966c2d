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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What policies mean for faxes; nothing is changed here.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Retention {
    private static final int BATCH = 2000;

    /// @param policyId whose time is over for these faxes
    record DueByPolicy(UUID policyId, String policyName, long count) {}

    /// @param due faxes whose time is over, those that a legal hold keeps included
    record Preview(long due, List<DueByPolicy> policies) {}

    private final RetentionRows rows;
    private final LegalHolds holds;
    private final Clock clock;

    Retention(RetentionRows rows, LegalHolds holds, Clock clock) {
        this.rows = rows;
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
        Map<UUID, DueByPolicy> counts = new LinkedHashMap<>();
        @Nullable UUID cursor = null;
        List<Candidate> batch = before.map(at -> rows.next(null, at, BATCH)).orElse(List.of());
        while (!batch.isEmpty()) {
            for (Candidate fax : batch) {
                RetentionDecision.decide(policies, fax.facts())
                        .filter(kept -> kept.over(now))
                        .ifPresent(kept -> counts.merge(
                                kept.policy().id(),
                                new DueByPolicy(
                                        kept.policy().id(), kept.policy().name(), 1),
                                (one, other) -> new DueByPolicy(one.policyId(), one.policyName(), one.count() + 1)));
            }
            cursor = batch.getLast().id();
            batch = rows.next(cursor, before.orElseThrow(), BATCH);
        }
        return new Preview(
                counts.values().stream().mapToLong(DueByPolicy::count).sum(), List.copyOf(counts.values()));
    }
}
