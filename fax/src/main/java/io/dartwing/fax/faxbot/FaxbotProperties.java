package io.dartwing.fax.faxbot;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where Faxbot's interface is served, and for whom. What Faxbot itself configures keeps its own
/// names (`FaxbotEnvironment`).
///
/// @param port         a port of its own with the interface at its root, as Faxbot has it; 0: none
/// @param path         where it lies on the server's own port
/// @param organization name or id of the organisation that `API_KEY` and the callbacks belong to;
///     empty: the only one that the server has
@ConfigurationProperties("dartwing.faxbot")
record FaxbotProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("0") int port,
        @DefaultValue("/faxbot") String path,
        @Nullable String organization) {
    private static final Pattern PATH = Pattern.compile("(/[a-z0-9][a-z0-9._-]*)+");

    FaxbotProperties {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("dartwing.faxbot.port: " + port + " (expected: 0 to 65535)");
        }
        if (!PATH.matcher(path).matches() || path.equals("/api") || path.startsWith("/api/")) {
            throw new IllegalArgumentException(
                    "dartwing.faxbot.path: " + path + " (expected: a path such as /faxbot, outside of /api)");
        }
    }
}
