package io.dartwing.platform.auditing;

import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.audit.AuditEntry;
import io.dartwing.platform.audit.AuditFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who saw a record, or what concerns a person; or what one member saw. Only entries with a purpose are
/// reads.
@Component
class AccessReport {
    private static final int BATCH = 500;
    private static final int MOST = 20_000;
    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r].*", Pattern.DOTALL);

    /// @param records those that a list showed
    record Access(
            long sequence,
            Instant at,
            String actorType,
            UUID actorId,
            String actorName,
            String event,
            String purpose,
            String recordType,
            @Nullable String recordId,
            List<UUID> records) {}

    /// Newest first.
    ///
    /// @param complete false when there are more than the report holds; ask for a shorter time
    record Report(List<Access> data, boolean complete) {}

    private final Audit audit;

    AccessReport(Audit audit) {
        this.audit = audit;
    }

    Report of(AuditFilter filter) {
        var found = new ArrayList<Access>();
        long before = Long.MAX_VALUE;
        while (found.size() < MOST) {
            List<AuditEntry> batch = audit.entries(filter, before, BATCH);
            for (AuditEntry entry : batch) {
                String purpose = entry.purpose();
                if (purpose != null) {
                    found.add(access(entry, purpose, filter));
                }
            }
            if (batch.size() < BATCH) {
                return new Report(found, true);
            }
            before = batch.getLast().sequence();
        }
        return new Report(found, false);
    }

    /// A list that showed the asked record is told as that record's access: the others in it are nobody's
    /// business here.
    private static Access access(AuditEntry entry, String purpose, AuditFilter filter) {
        boolean list = !entry.records().isEmpty();
        List<UUID> shown = list && filter.record().isPresent()
                ? entry.records().stream().filter(filter.record().get()::equals).toList()
                : entry.records();
        return new Access(
                entry.sequence(),
                entry.at(),
                entry.actor().type().value(),
                entry.actor().id(),
                entry.actor().name(),
                entry.event(),
                purpose,
                entry.subjectType(),
                list ? null : entry.subjectId(),
                shown);
    }

    /// With a header line; RFC 4180.
    String csv(Report report) {
        Stream<String> rows = report.data().stream()
                .map(access -> Stream.of(
                                Long.toString(access.sequence()),
                                access.at().toString(),
                                access.actorType(),
                                access.actorId().toString(),
                                access.actorName(),
                                access.event(),
                                access.purpose(),
                                access.recordType(),
                                access.recordId() == null ? "" : access.recordId(),
                                access.records().stream().map(UUID::toString).collect(Collectors.joining(" ")))
                        .map(AccessReport::cell)
                        .collect(Collectors.joining(",")));
        return Stream.concat(
                        Stream.of(
                                "sequence,at,actor_type,actor_id,actor_name,event,purpose,record_type,record_id,records"),
                        rows)
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    /// A name that begins like a formula must stay a text in whatever opens the file.
    private static String cell(String value) {
        String safe = FORMULA.matcher(value).matches() ? "'" + value : value;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? "\"" + safe.replace("\"", "\"\"") + "\""
                : safe;
    }
}
