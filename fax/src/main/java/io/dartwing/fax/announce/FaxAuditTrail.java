package io.dartwing.fax.announce;

import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxEvent;
import io.dartwing.fax.document.FaxFacts;
import io.dartwing.fax.document.Faxes;
import io.dartwing.platform.audit.Audit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Writes into the audit what becomes of a fax by itself, in the transaction in which it happens. What people do with
/// it
/// is written where they do it.
@Component
class FaxAuditTrail {
    private static final String FAX = "fax_document";

    private final Audit audit;
    private final Faxes faxes;

    FaxAuditTrail(Audit audit, Faxes faxes) {
        this.audit = audit;
        this.faxes = faxes;
    }

    @EventListener
    void on(FaxEvent event) {
        switch (event) {
            case FaxEvent.FaxReceived received -> record("fax.received", received);
            case FaxEvent.FaxRead read -> record("fax.judged", read);
            case FaxEvent.FaxRejected rejected -> record("fax.blocked", rejected);
            case FaxEvent.FaxHeld held -> record("fax.held", held);
            case FaxEvent.FaxDelivered delivered ->
                faxes.find(delivered.faxId())
                        .ifPresent(fax -> audit.record("fax.delivered", FAX, fax.id(), placed(fax)));
            case FaxEvent.FaxSent sent -> record("fax.sent", sent);
            case FaxEvent.FaxFailed failed -> record("fax.failed", failed);
            case FaxEvent.FaxUncertain uncertain -> record("fax.uncertain", uncertain);
            case FaxEvent.FaxRefused ignored -> {}
            case FaxEvent.FaxChallenged ignored -> {}
            case FaxEvent.FaxChallengeEnded ignored -> {}
            case FaxEvent.FaxAssigned ignored -> {}
            case FaxEvent.FaxRulesApplied ignored -> {}
            case FaxEvent.FaxDone ignored -> {}
            case FaxEvent.FaxAside ignored -> {}
            case FaxEvent.FaxNoted ignored -> {}
            case FaxEvent.FaxQueued ignored -> {}
            case FaxEvent.FaxSending ignored -> {}
            case FaxEvent.FaxCancelled ignored -> {}
        }
    }

    private void record(String name, FaxEvent event) {
        audit.record(name, FAX, event.faxId(), Map.of());
    }

    /// Where it lies, and which rule says so.
    private static Map<String, String> placed(FaxDocument fax) {
        FaxFacts facts = FaxFacts.of(fax);
        var details = new HashMap<String, String>();
        put(details, "inbox", facts.inboxId());
        put(details, "assigned_to", facts.assignedTo());
        put(details, "rule", facts.ruleId());
        return details;
    }

    private static void put(Map<String, String> details, String name, @Nullable UUID id) {
        if (id != null) {
            details.put(name, id.toString());
        }
    }
}
