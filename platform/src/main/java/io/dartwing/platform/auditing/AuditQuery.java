package io.dartwing.platform.auditing;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.audit.AuditFilter;
import io.dartwing.platform.problem.PlatformError;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The filter of a request.
@Component
class AuditQuery {
    private static final Instant FARTHEST = Instant.parse("3000-01-01T00:00:00Z");
    private final DataSubjects subjects;

    AuditQuery(DataSubjects subjects) {
        this.subjects = subjects;
    }

    /// As they came.
    record Asked(
            @Nullable String actorId,
            @Nullable String event,
            @Nullable String recordType,
            @Nullable String recordId,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String purpose,
            @Nullable String dataSubject) {}

    /// Problem `DW-400` when something in it can't be meant.
    AuditFilter filter(Asked asked) {
        return new AuditFilter(
                id("actor_id", asked.actorId()),
                text("event", asked.event()),
                text("record_type", asked.recordType()),
                id("record_id", asked.recordId()),
                time("from", asked.from()),
                time("to", asked.to()),
                Optional.ofNullable(asked.purpose())
                        .filter(text -> !text.isBlank())
                        .map(text -> Purposes.parse("purpose", text)),
                text("data_subject", asked.dataSubject()).map(subjects::index));
    }

    private static Optional<UUID> id(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(Ids.parse(text)
                .orElseThrow(
                        () -> new ProblemException(PlatformError.VALIDATION, name + ": not an id (expected: a UUID)")));
    }

    private static Optional<String> text(String name, @Nullable String text) {
        if (text != null && (text.length() > 100 || text.chars().anyMatch(Character::isISOControl))) {
            throw new ProblemException(
                    PlatformError.VALIDATION, name + ": not valid (expected: at most 100 characters)");
        }
        return Optional.ofNullable(text).filter(given -> !given.isBlank());
    }

    /// A time that the database can hold.
    private static Optional<Instant> time(String name, @Nullable Instant time) {
        if (time != null && (time.isBefore(Instant.EPOCH) || time.isAfter(FARTHEST))) {
            throw new ProblemException(PlatformError.VALIDATION, name + ": out of range (expected: from 1970 to 2999)");
        }
        return Optional.ofNullable(time);
    }
}
