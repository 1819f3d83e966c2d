package io.dartwing.platform.federation;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A provider to sign in with.
///
/// @param organization the one that believes it; empty for the installation's own, believed for every account
/// @param secret       empty for a public client, which PKCE alone protects
record Provider(
        UUID id,
        Optional<UUID> organization,
        String name,
        String issuer,
        String clientId,
        Optional<String> secret,
        RoleMapping roles,
        boolean createsPeople,
        boolean trustsSecondFactor) {
    @Nullable
    UUID organizationOrNull() {
        return organization.orElse(null);
    }

    @Override
    public String toString() {
        return "provider " + id;
    }
}
