package io.dartwing.platform.privacy;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.organization.Organization;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.platform.organization.Organizations;
import io.dartwing.platform.problem.PlatformError;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Healthcare mode needs a business associate agreement with whoever runs the installation. Without one in force the
/// features that give out or take in PHI on request refuse. What arrives by itself is still taken in, and what is there
/// can be read: a lapsed paper must not cost a patient.
@Component
public class PhiGate {
    private final Organizations organizations;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PhiGate(Organizations organizations, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.organizations = organizations;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// The agreement that counts: until when (null: without end).
    record InForce(UUID id, String counterparty, @Nullable LocalDate until) {}

    /// Goes on outside of healthcare mode, and in it while an agreement is in force.
    ///
    /// @throws ProblemException `DW-451`
    public void require() {
        if (healthcare() && inForce().isEmpty()) {
            throw needed();
        }
    }

    static ProblemException needed() {
        return new ProblemException(
                PlatformError.AGREEMENT_NEEDED,
                "no business associate agreement with the operator is in force (expected: one, see Privacy)");
    }

    boolean healthcare() {
        return organizations
                .current()
                .map(Organization::mode)
                .filter(OrganizationMode.MEDXFAX::equals)
                .isPresent();
    }

    /// Whether somebody outside may get PHI: outside of healthcare mode as the organisation likes, and in it while an
    /// agreement with a vendor is in force.
    ///
    /// @param agreement the record of the agreement with it
    public boolean mayGetPhi(Optional<UUID> agreement) {
        return !healthcare()
                || agreement.isPresent()
                        && inForce("kind = 'vendor' and id = ?", agreement.get())
                                .isPresent();
    }

    /// The one that lasts longest.
    Optional<InForce> inForce() {
        return inForce("kind = ?", "operator");
    }

    private Optional<InForce> inForce(String which, Object parameter) {
        Date today = Date.valueOf(PrivacyRecords.today(clock));
        return transaction.execute(status -> jdbc.sql("""
                        select id, counterparty, expires_on from business_associate_agreements
                        where organization_id = ? and deleted_at is null
                          and signed_on <= ? and coalesce(effective_on, signed_on) <= ?
                          and (expires_on is null or expires_on >= ?) and %s
                        order by expires_on desc nulls first limit 1""".formatted(which))
                .params(Actors.current().requireOrganization(), today, today, today, parameter)
                .query((row, number) -> new InForce(
                        row.getObject("id", UUID.class),
                        row.getString("counterparty"),
                        row.getObject("expires_on", LocalDate.class)))
                .optional());
    }
}
