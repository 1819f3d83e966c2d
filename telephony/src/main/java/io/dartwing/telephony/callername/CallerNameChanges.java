package io.dartwing.telephony.callername;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.jobs.Jobs;
import io.dartwing.platform.records.RecordChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Sees to a number's caller name whenever the number was changed, with that change.
@Component
class CallerNameChanges {
    private static final String TYPE = "fax_number";

    private final CallerNameRows rows;
    private final Jobs jobs;

    CallerNameChanges(CallerNameRows rows, Jobs jobs) {
        this.rows = rows;
        this.jobs = jobs;
    }

    /// One job for each version: one that runs already may have read what was there before.
    @EventListener
    void changed(RecordChanged change) {
        if (!change.type().equals(TYPE)
                || change.change() == RecordChanged.Change.DELETED
                || !rows.concerned(change.id())) {
            return;
        }
        Actors.runAs(
                SystemJobActor.of(change.organizationId(), "caller-name"),
                () -> jobs.enqueue(
                        PublishCallerName.TYPE,
                        change.id() + " " + change.version(),
                        new PublishCallerName.Payload(change.id())));
    }
}
