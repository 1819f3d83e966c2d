package io.dartwing.fax.faxbot;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.privacy.Eraser;
import io.dartwing.platform.records.DeletionGuard;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Erases faxes that came in through this interface when their time is over, and forgets old
/// addresses. What a legal hold keeps stays. Each fax is a transaction of its own, so that a run
/// can end anywhere.
@ForFaxbot
@Component
final class FaxbotRetention {
    private static final Logger LOG = LoggerFactory.getLogger(FaxbotRetention.class);
    private static final String FAX = "fax_document";
    private static final int MOST = 1000;

    private final FaxbotOrganization organization;
    private final FaxbotEnvironment environment;
    private final FaxbotArrivals arrivals;
    private final FaxbotLinks links;
    private final List<DeletionGuard> guards;
    private final Eraser eraser;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FaxbotRetention(
            FaxbotOrganization organization,
            FaxbotEnvironment environment,
            FaxbotArrivals arrivals,
            FaxbotLinks links,
            List<DeletionGuard> guards,
            List<Eraser> erasers,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.organization = organization;
        this.environment = environment;
        this.arrivals = arrivals;
        this.links = links;
        this.guards = List.copyOf(guards);
        this.eraser = erasers.stream()
                .filter(candidate -> candidate.subjectType().equals(FAX))
                .findFirst()
                .orElseThrow();
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    void run() {
        organization.find().ifPresent(house -> Actors.runAs(SystemJobActor.of(house, "faxbot-retention"), this::sweep));
    }

    private void sweep() {
        links.sweep();
        int days = environment.retentionDays();
        if (days == 0) {
            return;
        }
        Instant before = clock.instant().minus(Duration.ofDays(days));
        int kept = 0;
        boolean more = true;
        while (more) {
            int passed = kept;
            List<UUID> over = transaction.execute(status -> arrivals.before(before, passed, MOST));
            kept += (int) over.stream().filter(fax -> !erase(fax)).count();
            more = over.size() == MOST;
        }
    }

    /// False when it stays.
    private boolean erase(UUID fax) {
        try {
            transaction.executeWithoutResult(status -> {
                guards.forEach(guard -> guard.requireDeletable(FAX, fax));
                eraser.erase(fax);
                audit.record("inbound_deleted", FAX, fax, Map.of("reason", "retention"));
            });
            return true;
        } catch (ProblemException kept) {
            LOG.info("fax {} stays past its retention ({})", fax, kept.code().code());
            return false;
        }
    }
}
