package io.dartwing.platform.auditstream;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `dartwing.audit-stream.*`: how often new entries are looked for, and hosts that streams may go to
/// although their addresses are not public, such as a SIEM in the operator's own network.
@ConfigurationProperties("dartwing.audit-stream")
record StreamProperties(
        @DefaultValue("3s") Duration every, @DefaultValue Set<String> trustedHosts) {
    StreamProperties {
        trustedHosts = Set.copyOf(trustedHosts);
    }
}
