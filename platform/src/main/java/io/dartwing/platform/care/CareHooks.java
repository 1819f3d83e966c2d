package io.dartwing.platform.care;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.Violations;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rules of beginning and ending. "Now" is the transaction's own time in the database, by which row security and
/// the decision judge: what begins or ends counts from this very transaction on.
@Component
class CareHooks implements RecordHooks<CareRelationship> {
    private final JdbcClient jdbc;

    CareHooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void validate(CareRelationship care, boolean creating, Violations violations) {
        Instant now = now();
        if (creating) {
            if (!locksAnActiveMember(care)) {
                violations.add("person_id", "not active", "an active member of the organisation");
            }
            if (care.since() == null) {
                care.begin(now);
            }
            if (care.until() != null && !care.until().isAfter(now)) {
                violations.add("until", "in the past", "a later time, or nothing");
            }
        } else if (storedEnd(care).filter(end -> !end.isAfter(now)).isPresent()) {
            violations.add("until", "has ended already", "a new care relationship");
        } else if (care.until() != null && care.until().isBefore(now)) {
            care.end(now);
        }
        if (care.until() != null && care.since() != null && !care.until().isAfter(care.since())) {
            violations.add("until", "not after since", "a time after since");
        }
    }

    /// @throws ProblemException `DW-409` when the person cares for the patient already at some time of it
    @Override
    public void beforeSave(CareRelationship care, boolean creating) {
        boolean taken = jdbc.sql("""
                        select exists (select from care_relationships c
                            where c.organization_id = ? and c.person_id = ? and c.patient_id = ? and c.id <> ?
                              and c.deleted_at is null
                              and tstzrange(c.since, c.until) && tstzrange(cast(? as timestamptz), cast(? as timestamptz)))""")
                .params(Arrays.asList(
                        care.organizationId(),
                        care.personId(),
                        care.patientId(),
                        care.id(),
                        utc(care.since()),
                        utc(care.until())))
                .query(Boolean.class)
                .single();
        if (taken) {
            throw new ProblemException(
                    PlatformError.CONFLICT,
                    "the person cares for this patient already at that time (expected: one care relationship at a time)");
        }
    }

    /// Deleting ends it, too.
    @Override
    public void beforeDelete(CareRelationship care) {
        Instant now = now();
        if (care.status(now).equals("open")
                && Objects.requireNonNull(care.since()).isBefore(now)) {
            care.end(now);
        }
    }

    /// Holds the person's row, so that two at once can't both be the first, and no suspension comes between.
    private boolean locksAnActiveMember(CareRelationship care) {
        return jdbc.sql("""
                        select status = 'active' from people
                        where organization_id = ? and id = ? and deleted_at is null for update""")
                .params(care.organizationId(), care.personId())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private Optional<Instant> storedEnd(CareRelationship care) {
        return jdbc.sql("select until from care_relationships where organization_id = ? and id = ? for update")
                .params(care.organizationId(), care.id())
                .query((row, number) -> Optional.ofNullable(row.getObject("until", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .optional()
                .flatMap(end -> end);
    }

    private Instant now() {
        return jdbc.sql("select now()")
                .query((row, number) -> row.getObject(1, OffsetDateTime.class))
                .single()
                .toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
