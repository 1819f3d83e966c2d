package io.dartwing.fax.retention;

import io.dartwing.fax.retention.RetentionDecision.Kept;
import io.dartwing.fax.retention.RetentionDecision.Policy;
import io.dartwing.fax.retention.RetentionRows.Candidate;
import io.dartwing.platform.notifications.Notice;
import io.dartwing.platform.notifications.NoticeKind;
import io.dartwing.platform.notifications.Notifications;
import io.dartwing.platform.settings.OrganizationSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Tells administrators of faxes whose time is nearly over, once for each fax.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RetentionWarnings {
    static final NoticeKind SOON = NoticeKind.of(
                    "fax.retention-soon",
                    "Faxes will be erased soon",
                    "{count} will be erased by {day}",
                    "The time of {count} is over by {day}: they are erased then. Change their retention policy, or put"
                            + " them under a legal hold, if they are needed longer. What a policy archives first is"
                            + " erased once the archive has it, not before.",
                    "count",
                    "day")
            .withMail();
    private static final int BATCH = 2000;

    private final RetentionRows rows;
    private final OrganizationSettings settings;
    private final Notifications notifications;
    private final Clock clock;

    RetentionWarnings(RetentionRows rows, OrganizationSettings settings, Notifications notifications, Clock clock) {
        this.rows = rows;
        this.settings = settings;
        this.notifications = notifications;
        this.clock = clock;
    }

    /// In the caller's transaction: who is told of is never told of again.
    void warn() {
        long days = settings.get(RetentionSettings.WARN_DAYS);
        List<Policy> policies = rows.policies();
        Instant now = clock.instant();
        Instant horizon = now.plus(Duration.ofDays(days));
        Optional<Instant> before = RetentionRows.youngest(policies, horizon);
        if (days == 0 || before.isEmpty()) {
            return;
        }
        int count = 0;
        List<Candidate> batch = rows.next(null, before.get(), BATCH);
        while (!batch.isEmpty()) {
            count += rows.warn(soon(policies, batch, now, horizon), now);
            batch = rows.next(batch.getLast().id(), before.get(), BATCH);
        }
        if (count > 0) {
            notifications.tellAdministrators(new Notice(
                    SOON,
                    Map.of(
                            "count",
                            count == 1 ? "1 fax" : count + " faxes",
                            "day",
                            horizon.atZone(ZoneId.systemDefault()).toLocalDate().toString()),
                    "/retention-policies",
                    null));
        }
    }

    /// When the time of each is over, of those that it is soon.
    private static Map<UUID, Instant> soon(List<Policy> policies, List<Candidate> batch, Instant now, Instant horizon) {
        var due = new HashMap<UUID, Instant>();
        for (Candidate fax : batch) {
            RetentionDecision.decide(policies, fax.facts())
                    .flatMap(Kept::erasedAt)
                    .filter(until -> until.isAfter(now) && !until.isAfter(horizon))
                    .ifPresent(until -> due.put(fax.id(), until));
        }
        return due;
    }
}
