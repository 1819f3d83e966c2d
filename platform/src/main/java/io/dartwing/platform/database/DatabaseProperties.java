package io.dartwing.platform.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `dartwing.data` and `dartwing.database.*`.
///
/// Without `url` Dartwing starts its own PostgreSQL under the data directory. With it, `username` is
/// the owner role (creates tables and, when it is missing, the app role) and `appUsername` the role
/// everything else runs as.
@ConfigurationProperties("dartwing.database")
public record DatabaseProperties(
        @Nullable String url,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("dartwing_app") String appUsername,
        @Nullable String appPassword,
        @DefaultValue("0") int port,
        @DefaultValue("24") int poolSize,
        @DefaultValue("64MB") String sharedBuffers) {
    public DatabaseProperties {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("dartwing.database.port: " + port + " (expected: 0 to 65535)");
        }
        if (poolSize < 4 || poolSize > 500) {
            throw new IllegalArgumentException("dartwing.database.pool-size: " + poolSize + " (expected: 4 to 500)");
        }
    }

    /// Where the data directory is: `dartwing.data`.
    @ConfigurationProperties("dartwing")
    public record Data(@DefaultValue(".dartwing") Path data) {}
}
