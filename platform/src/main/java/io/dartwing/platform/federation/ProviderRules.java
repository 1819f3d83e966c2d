package io.dartwing.platform.federation;

import io.dartwing.platform.permission.Role;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.Violations;
import java.util.regex.Pattern;

/// What one field of a provider alone can't tell.
final class ProviderRules implements RecordHooks<IdentityProvider> {
    private static final Pattern DOMAIN =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+");

    private final ProviderHttp http;

    ProviderRules(ProviderHttp http) {
        this.http = http;
    }

    @Override
    public void validate(IdentityProvider provider, boolean creating, Violations violations) {
        http.fault(provider.issuer())
                .ifPresent(fault -> violations.add("issuer", fault, "an address such as https://login.clinic.example"));
        for (String domain : provider.emailDomains()) {
            if (!DOMAIN.matcher(domain).matches()) {
                violations.add("email_domains", "not a domain", "for example clinic.example, in lower case");
                break;
            }
        }
        for (String mapping : provider.roleMappings()) {
            int equals = mapping.lastIndexOf('=');
            String ours = equals < 1 ? "" : mapping.substring(equals + 1).strip();
            if (Role.of(ours).isEmpty()
                    || Role.of(ours).filter(Role.OWNER::equals).isPresent()) {
                violations.add("role_mappings", "not a meaning", "theirs=ours, ours being a role other than owner");
                break;
            }
        }
    }
}
