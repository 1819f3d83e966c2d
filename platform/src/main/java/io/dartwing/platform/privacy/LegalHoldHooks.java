package io.dartwing.platform.privacy;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A hold names the whole organisation, or one thing by its id.
@Component
class LegalHoldHooks implements RecordHooks<LegalHold> {
    private final JdbcClient jdbc;

    LegalHoldHooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void validate(LegalHold hold, boolean creating, Violations violations) {
        boolean everything = hold.subjectType().equals(LegalHolds.ORGANIZATION);
        if (everything && hold.subjectId().isPresent()) {
            violations.add("subject_id", "not needed", "nothing, for the whole organisation");
        }
        if (!everything && hold.subjectId().flatMap(Ids::parse).isEmpty()) {
            violations.add("subject_id", "missing", "the id of what is held");
        }
    }

    /// An erasure that looks for holds in this moment waits, and sees this one.
    @Override
    public void beforeSave(LegalHold hold, boolean creating) {
        LegalHolds.lock(jdbc, Actors.current().requireOrganization(), true);
    }
}
