package io.dartwing.platform.federation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `dartwing.sign-in.providers[n].*`: the installation's own providers, for people of every organisation.
@ConfigurationProperties("dartwing.sign-in")
record ProviderProperties(@DefaultValue List<Installed> providers) {
    ProviderProperties {
        providers = List.copyOf(providers);
    }

    record Installed(
            String name,
            String issuer,
            String clientId,
            @Nullable String clientSecret,
            @DefaultValue("false") boolean trustsSecondFactor) {
        Provider provider() {
            UUID id = UUID.nameUUIDFromBytes(("provider:" + issuer + " " + clientId).getBytes(StandardCharsets.UTF_8));
            return new Provider(
                    id,
                    Optional.empty(),
                    name,
                    issuer,
                    clientId,
                    Optional.ofNullable(clientSecret).filter(secret -> !secret.isBlank()),
                    new RoleMapping("groups", List.of()),
                    false,
                    trustsSecondFactor);
        }
    }
}
