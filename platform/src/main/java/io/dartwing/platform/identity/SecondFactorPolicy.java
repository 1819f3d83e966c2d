package io.dartwing.platform.identity;

import io.dartwing.platform.organization.OrganizationMode;
import java.util.Collection;
import java.util.Set;

/// Who has to sign in with a second factor. Pure.
final class SecondFactorPolicy {
    private SecondFactorPolicy() {}

    /// Always in healthcare mode and for roles that reach patient data; elsewhere when the organisation
    /// demands it.
    static boolean required(
            OrganizationMode mode, Collection<String> roles, Set<String> phiRoles, boolean organizationDemands) {
        return mode == OrganizationMode.MEDXFAX
                || organizationDemands
                || roles.stream().anyMatch(phiRoles::contains);
    }
}
