package io.dartwing.platform.privacy;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.DeletionGuard;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Whether something of the current organisation may be deleted. Every method runs in the caller's transaction, and
/// holds placed at the same time wait for it or are seen by it.
@Component
public class LegalHolds implements DeletionGuard {
    static final String ORGANIZATION = "organization";

    private final JdbcClient jdbc;

    LegalHolds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @throws ProblemException `DW-409` while a hold covers it
    @Override
    public void requireDeletable(String subjectType, UUID id) {
        if (covers(subjectType, id)) {
            throw new ProblemException(
                    PlatformError.CONFLICT, "a legal hold covers this (expected: the hold released first)");
        }
    }

    public boolean covers(String subjectType, UUID id) {
        UUID organization = Actors.current().requireOrganization();
        lock(jdbc, organization, false);
        return jdbc.sql("""
                        select exists (select from legal_holds
                            where organization_id = ? and deleted_at is null
                              and (subject_type = 'organization' or subject_type = ? and subject_id = ?))""")
                .params(organization, subjectType, id.toString())
                .query(Boolean.class)
                .single();
    }

    static void lock(JdbcClient jdbc, UUID organization, boolean alone) {
        jdbc.sql("select " + (alone ? "pg_advisory_xact_lock" : "pg_advisory_xact_lock_shared")
                        + "(hashtextextended(?, 4))")
                .param(organization.toString())
                .query((row, number) -> true)
                .single();
    }
}
