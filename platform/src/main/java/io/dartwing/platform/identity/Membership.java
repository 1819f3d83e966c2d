package io.dartwing.platform.identity;

import io.dartwing.platform.organization.Organization;
import java.util.List;

/// An organisation a person is an active member of, the name it is known by there, and its roles.
public record Membership(Organization organization, String fullName, List<String> roles) {
    public Membership {
        roles = List.copyOf(roles);
    }
}
