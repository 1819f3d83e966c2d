package io.dartwing.fax.version;

import io.dartwing.fax.FaxError;
import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.problem.PlatformError;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Whether the person who asks agreed to sign electronically. What was given and withdrawn stays on record.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SigningConsents {
    /// @param address the network address it was given from
    record Consent(String version, Instant at, String address) {}

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    SigningConsents(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /// To the text of now; one given to an older text counts no more.
    Optional<Consent> inForce() {
        return jdbc.sql("""
                        select text_version, given_at, given_from from signing_consents
                        where person_id = ? and text_version = ? and withdrawn_at is null""")
                .params(me(), ConsentText.VERSION)
                .query((row, index) ->
                        new Consent(row.getString(1), row.getTimestamp(2).toInstant(), row.getString(3)))
                .optional();
    }

    /// Problem `FAX-047` without one.
    Consent require() {
        return inForce()
                .orElseThrow(() -> new ProblemException(
                        FaxError.NO_CONSENT,
                        "consent: not given (expected: yours to sign electronically, to text " + ConsentText.VERSION
                                + ")"));
    }

    /// @param version of the text that the person saw
    void give(@Nullable String version, String address) {
        if (!ConsentText.VERSION.equals(version)) {
            throw PlatformError.invalid("version", "not the text of now", ConsentText.VERSION);
        }
        int given = jdbc.sql("""
                        insert into signing_consents (id, organization_id, person_id, text_version, given_at, given_from)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        Ids.next(),
                        Actors.current().requireOrganization(),
                        me(),
                        ConsentText.VERSION,
                        Timestamp.from(clock.instant()),
                        address)
                .update();
        if (given > 0) {
            audit.record("signature.consent_given", "person", me(), Map.of("text_version", ConsentText.VERSION));
        }
    }

    /// What was signed before stays signed.
    void withdraw(String address) {
        int withdrawn = jdbc.sql("""
                        update signing_consents set withdrawn_at = ?, withdrawn_from = ?
                        where person_id = ? and withdrawn_at is null""")
                .params(Timestamp.from(clock.instant()), address, me())
                .update();
        if (withdrawn > 0) {
            audit.record("signature.consent_withdrawn", "person", me(), Map.of());
        }
    }

    private static UUID me() {
        return Actors.current().id();
    }
}
