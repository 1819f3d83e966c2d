package io.dartwing.fax.archive;

import io.dartwing.fax.document.FaxEvent;
import java.util.OptionalInt;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Archives that take faxes by themselves get those that came in and those that were sent, in the transaction in which
/// it happens.
@Component
class ArchiveLive {
    private final ArchiveTargets targets;
    private final Archives archives;

    ArchiveLive(ArchiveTargets targets, Archives archives) {
        this.targets = targets;
        this.archives = archives;
    }

    @EventListener
    void on(FaxEvent.FaxDelivered event) {
        take(event, true);
    }

    @EventListener
    void on(FaxEvent.FaxSent event) {
        take(event, false);
    }

    private void take(FaxEvent event, boolean received) {
        targets.enabled().stream()
                .filter(target -> target.takes(received))
                .forEach(target -> archives.ask(new Archives.Wish(
                        event.faxId(),
                        target.id(),
                        null,
                        OptionalInt.empty(),
                        true,
                        received ? "The archive takes received faxes" : "The archive takes sent faxes")));
    }
}
