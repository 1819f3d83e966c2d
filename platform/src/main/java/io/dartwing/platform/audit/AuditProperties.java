package io.dartwing.platform.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `dartwing.audit.*`: how often the ends of the chains are signed, and for how many years entries stay in
/// the database before they move to archives (never less than six).
@ConfigurationProperties("dartwing.audit")
record AuditProperties(
        @DefaultValue("1h") Duration anchorEvery,
        @DefaultValue("7") int keepYears) {}
