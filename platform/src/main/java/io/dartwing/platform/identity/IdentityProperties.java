package io.dartwing.platform.identity;

import io.dartwing.platform.organization.OrganizationMode;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `dartwing.session.*`: when a session ends by itself where the organisation chose nothing. Healthcare mode
/// allows no more than 15 idle minutes (HIPAA §164.312(a)(2)(iii)).
@ConfigurationProperties("dartwing.session")
public record IdentityProperties(
        @DefaultValue("30m") Duration idle,
        @DefaultValue("15m") Duration healthcareIdle,
        @DefaultValue("10h") Duration absolute) {
    static final Duration HEALTHCARE_LONGEST = Duration.ofMinutes(15);

    public IdentityProperties {
        if (healthcareIdle.isNegative()
                || healthcareIdle.isZero()
                || healthcareIdle.compareTo(HEALTHCARE_LONGEST) > 0
                || idle.isNegative()
                || idle.isZero()
                || absolute.compareTo(idle) < 0) {
            throw new IllegalArgumentException(
                    "dartwing.session: idle " + idle + ", healthcare-idle " + healthcareIdle + ", absolute " + absolute
                            + " (expected: 0 < idle <= absolute, 0 < healthcare-idle <= " + HEALTHCARE_LONGEST + ")");
        }
    }

    /// What an organisation chose, as far as its mode allows.
    Duration idle(Duration chosen, OrganizationMode mode) {
        return mode == OrganizationMode.MEDXFAX && healthcareIdle.compareTo(chosen) < 0 ? healthcareIdle : chosen;
    }
}
