package io.dartwing.platform.records;

import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.events.Events;
import io.dartwing.platform.realtime.LiveUpdates;
import io.dartwing.platform.records.RecordChanged.Change;
import java.util.Map;
import org.springframework.stereotype.Component;

/// What follows from a change, inside its transaction: audit, event, live update.
@Component
class RecordNews {
    private final Audit audit;
    private final Events events;
    private final LiveUpdates live;

    RecordNews(Audit audit, Events events, LiveUpdates live) {
        this.audit = audit;
        this.events = events;
        this.live = live;
    }

    void created(RecordType<?> type, TenantRecord record) {
        tell(type, record, Change.CREATED, "record.created", Map.of());
    }

    void updated(RecordType<?> type, TenantRecord record, Map<String, String> changes) {
        tell(type, record, Change.UPDATED, "record.updated", changes);
    }

    void deleted(RecordType<?> type, TenantRecord record) {
        tell(type, record, Change.DELETED, "record.deleted", Map.of());
    }

    private void tell(
            RecordType<?> type, TenantRecord record, Change change, String audited, Map<String, String> details) {
        audit.record(audited, type.name(), record.id(), details);
        events.publish(new RecordChanged(record.organizationId(), type.name(), record.id(), record.version(), change));
        String event = change == Change.DELETED ? "record.deleted" : "record.changed";
        live.changed("records:" + type.name(), event, record.id(), record.version());
    }
}
