package io.dartwing.fax.alert;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One alert as the API shows it.
///
/// @param reasons what of the fax the rule asked for: `word`, `critical_value`, `category`, `sender`, `priority`; or
///     `queue_depth`
/// @param depth how many faxes waited, of an alert about the queue
/// @param told whether anybody is told: not within the rule's pause
/// @param toldAt null until then, in quiet hours
record Alert(
        UUID id,
        UUID ruleId,
        String ruleName,
        @Nullable UUID faxId,
        @Nullable String faxName,
        List<String> reasons,
        @Nullable Integer depth,
        Instant raisedAt,
        boolean told,
        @Nullable Instant toldAt,
        @Nullable Acknowledged acknowledged) {
    record Acknowledged(Instant at, UUID by, String name) {}
}
