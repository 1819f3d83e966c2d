package io.dartwing.platform.identity;

import io.dartwing.platform.actor.Access;
import io.dartwing.platform.organization.OrganizationMode;
import java.util.Set;

/// Who has to sign in with a second factor. Pure.
final class SecondFactorPolicy {
    private SecondFactorPolicy() {}

    /// Always in healthcare mode and for roles that open protected health information, the organisation's own roles
    /// among them; elsewhere when the organisation demands it.
    ///
    /// @param phiTypes the names of the record types that are protected health information
    static boolean required(OrganizationMode mode, Access access, Set<String> phiTypes, boolean organizationDemands) {
        return mode == OrganizationMode.MEDXFAX
                || organizationDemands
                || !access.phiRoles().isEmpty()
                || access.grants().stream().anyMatch(grant -> phiTypes.contains(grant.recordType()));
    }
}
