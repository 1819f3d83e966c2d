package io.dartwing.platform.audit;

import java.util.Map;
import java.util.UUID;

/// One thing that was done: `event` such as `fax.read`, the record it was done to, and details of ids
/// and small words.
///
/// Never PHI, numbers, names of patients or content: the audit is read by more people than the records.
public record AuditEvent(String event, String subjectType, String subjectId, Map<String, String> details) {
    public AuditEvent {
        details = Map.copyOf(details);
        if (event.length() > 100 || subjectType.length() > 100 || subjectId.length() > 100 || details.size() > 50) {
            throw new IllegalArgumentException("audit event " + event + ": too long (expected: ids and small words)");
        }
        for (var detail : details.entrySet()) {
            if (detail.getKey().length() > 100 || detail.getValue().length() > 500) {
                throw new IllegalArgumentException("audit event " + event + ": a detail is too long (expected: 500)");
            }
        }
    }

    public static AuditEvent of(String event, String subjectType, UUID subject) {
        return new AuditEvent(event, subjectType, subject.toString(), Map.of());
    }

    public static AuditEvent of(String event, String subjectType, UUID subject, Map<String, String> details) {
        return new AuditEvent(event, subjectType, subject.toString(), details);
    }
}
