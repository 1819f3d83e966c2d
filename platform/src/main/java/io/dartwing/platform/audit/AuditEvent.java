package io.dartwing.platform.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// One thing that was done: `event` such as `fax.read`, the record it was done to, and details of ids
/// and small words.
///
/// A read of protected information also says its `purpose`; a list names the `records` it showed.
/// `dataSubject` is whom it concerned, as the organisation's blind index of that person's identifier.
///
/// Never PHI, numbers, names of patients or content: the audit is read by more people than the records.
public record AuditEvent(
        String event,
        String subjectType,
        String subjectId,
        Map<String, String> details,
        Optional<AccessPurpose> purpose,
        List<UUID> records,
        Optional<String> dataSubject) {
    public static final int MAX_RECORDS = 500;
    private static final int MAX_DETAILS = 50;

    public AuditEvent {
        details = Map.copyOf(details);
        records = List.copyOf(records);
        if (event.length() > 100
                || subjectType.length() > 100
                || subjectId.length() > 100
                || details.size() > MAX_DETAILS) {
            throw new IllegalArgumentException("audit event " + event + ": too long (expected: ids and small words)");
        }
        if (records.size() > MAX_RECORDS) {
            throw new IllegalArgumentException(
                    "audit event " + event + ": too many records (expected: at most " + MAX_RECORDS + ")");
        }
        for (var detail : details.entrySet()) {
            if (detail.getKey().length() > 100 || detail.getValue().length() > 500) {
                throw new IllegalArgumentException("audit event " + event + ": a detail is too long (expected: 500)");
            }
        }
    }

    /// The same, asked for from this network address, unless it says so already or is full.
    AuditEvent from(String address) {
        if (details.size() >= MAX_DETAILS) {
            return this;
        }
        var all = new HashMap<>(details);
        all.putIfAbsent("ip", address);
        return new AuditEvent(event, subjectType, subjectId, all, purpose, records, dataSubject);
    }

    public static AuditEvent of(String event, String subjectType, UUID subject) {
        return of(event, subjectType, subject, Map.of());
    }

    public static AuditEvent of(String event, String subjectType, UUID subject, Map<String, String> details) {
        return of(event, subjectType, subject.toString(), details);
    }

    public static AuditEvent of(String event, String subjectType, String subject, Map<String, String> details) {
        return new AuditEvent(event, subjectType, subject, details, Optional.empty(), List.of(), Optional.empty());
    }

    public AuditEvent forPurpose(AccessPurpose why) {
        return new AuditEvent(event, subjectType, subjectId, details, Optional.of(why), records, dataSubject);
    }

    /// The records that one list or search showed.
    public AuditEvent showing(List<UUID> shown) {
        return new AuditEvent(event, subjectType, subjectId, details, purpose, shown, dataSubject);
    }

    /// `blindIndex`: 64 hex digits.
    public AuditEvent about(String blindIndex) {
        return new AuditEvent(event, subjectType, subjectId, details, purpose, records, Optional.of(blindIndex));
    }
}
