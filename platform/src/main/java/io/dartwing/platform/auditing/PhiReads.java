package io.dartwing.platform.auditing;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.audit.AuditEvent;
import io.dartwing.platform.tenancy.AfterCommit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Records that protected information is read, by whom, for what purpose.
///
/// Call it in the transaction that reads, and answer only after that committed: then whatever happens to
/// the server in between, nothing was shown that the audit doesn't know. What it may know too much: a read
/// whose answer never arrived.
@Component
public class PhiReads {
    private static final Duration SHOWN_AGAIN_AFTER = Duration.ofMinutes(15);
    private static final int REMEMBERED = 20_000;

    private final Audit audit;
    private final Purposes purposes;
    private final DataSubjects subjects;
    private final Clock clock;
    private final Map<Shown, Instant> shown = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Shown, Instant> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Shown(UUID organization, UUID actor, String event, UUID record) {}

    PhiReads(Audit audit, Purposes purposes, DataSubjects subjects, Clock clock) {
        this.audit = audit;
        this.purposes = purposes;
        this.subjects = subjects;
        this.clock = clock;
    }

    /// One record was read.
    public void record(String event, String recordType, UUID record) {
        record(event, recordType, record, Map.of(), Optional.empty());
    }

    /// @param details ids and small words, such as the number of a page
    /// @param dataSubject the identifier of the person it concerns, for example a patient's id; kept as a
    /// blind index
    public void record(
            String event, String recordType, UUID record, Map<String, String> details, Optional<String> dataSubject) {
        AuditEvent read = AuditEvent.of(event, recordType, record, details).forPurpose(purposes.current());
        audit.record(dataSubject.map(subjects::index).map(read::about).orElse(read));
    }

    /// A list or search showed these records: one entry names them all, however many there are.
    public void recordList(String event, String recordType, Collection<UUID> records, Map<String, String> details) {
        UUID organization = Actors.current().requireOrganization();
        var purpose = purposes.current();
        Iterator<UUID> all = records.iterator();
        do {
            List<UUID> some = take(all);
            var read = AuditEvent.of(event, "organization", organization, with(details, recordType))
                    .forPurpose(purpose);
            audit.record(some.isEmpty() ? read : read.showing(some));
        } while (all.hasNext());
    }

    /// The same record shown again and again to one who watches it, such as a call in progress: recorded
    /// when it begins and every quarter of an hour.
    public void recordWatching(String event, String recordType, UUID record) {
        var actor = Actors.current();
        var key = new Shown(actor.requireOrganization(), actor.id(), event, record);
        Instant now = clock.instant();
        synchronized (shown) {
            Instant last = shown.get(key);
            if (last != null && now.isBefore(last.plus(SHOWN_AGAIN_AFTER))) {
                return;
            }
        }
        record(event, recordType, record);
        remember(key, now);
    }

    /// Only what was committed counts as recorded.
    private void remember(Shown key, Instant now) {
        AfterCommit.run(() -> {
            synchronized (shown) {
                shown.put(key, now);
            }
        });
    }

    private static List<UUID> take(Iterator<UUID> all) {
        var some = new java.util.ArrayList<UUID>();
        while (all.hasNext() && some.size() < AuditEvent.MAX_RECORDS) {
            some.add(all.next());
        }
        return some;
    }

    private Map<String, String> with(Map<String, String> details, String recordType) {
        var all = new LinkedHashMap<>(details);
        all.put("record_type", recordType);
        return all;
    }
}
