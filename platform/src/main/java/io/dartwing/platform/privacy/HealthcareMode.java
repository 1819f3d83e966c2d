package io.dartwing.platform.privacy;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.platform.organization.Organizations;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Switches an organisation into healthcare mode with an agreement, and out of it only without PHI.
@Component
class HealthcareMode {
    private final Organizations organizations;
    private final PhiGate gate;
    private final List<PhiHolder> holders;
    private final TransactionTemplate transaction;

    HealthcareMode(
            Organizations organizations, PhiGate gate, List<PhiHolder> holders, TransactionTemplate transaction) {
        this.organizations = organizations;
        this.gate = gate;
        this.holders = holders;
        this.transaction = transaction;
    }

    /// @throws ProblemException `DW-403` for everybody but owners, `DW-451` without an agreement, `DW-409` while PHI
    /// is stored
    void become(OrganizationMode mode) {
        PermissionDecision.require(Permissions.ORGANIZATION_OWN);
        transaction.executeWithoutResult(status -> {
            if (mode == OrganizationMode.MEDXFAX && gate.inForce().isEmpty()) {
                throw PhiGate.needed();
            }
            List<String> stored = stored();
            if (mode == OrganizationMode.DARTWING && !stored.isEmpty()) {
                throw new ProblemException(
                        PlatformError.CONFLICT,
                        "mode: protected health information is stored: " + String.join(", ", stored)
                                + " (expected: none of it before healthcare mode is left)");
            }
            organizations.become(mode);
        });
    }

    /// What the organisation keeps that may be PHI.
    List<String> stored() {
        return transaction.execute(status -> holders.stream()
                .filter(PhiHolder::holdsPhi)
                .map(PhiHolder::what)
                .toList());
    }
}
