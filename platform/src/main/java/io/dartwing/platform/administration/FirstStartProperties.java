package io.dartwing.platform.administration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `dartwing.first.*`: what a fresh installation begins with.
@ConfigurationProperties("dartwing.first")
record FirstStartProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("My organization") String organization,
        @DefaultValue("admin@dartwing.local") String email) {}
