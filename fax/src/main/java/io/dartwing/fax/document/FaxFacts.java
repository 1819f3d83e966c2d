package io.dartwing.fax.document;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What may be told of a fax outside, beyond the people who may read it: ids, counts and small words.
public record FaxFacts(
        UUID id,
        String name,
        FaxDirection direction,
        @Nullable Integer pages,
        int pagesSent,
        int attempts,
        @Nullable String cause,
        @Nullable Instant nextAttemptAt,
        String readingStatus,
        @Nullable UUID numberId,
        @Nullable UUID inboxId,
        @Nullable UUID assignedTo,
        @Nullable UUID ruleId) {
    public static FaxFacts of(FaxDocument fax) {
        return new FaxFacts(
                fax.id(),
                fax.name(),
                fax.direction(),
                fax.pages,
                fax.pagesSent,
                fax.attemptsCount,
                fax.cause,
                fax.nextAttemptAt,
                fax.readingStatus.text(),
                fax.numberId,
                fax.inboxId,
                fax.assignedTo,
                fax.routedByRule);
    }
}
