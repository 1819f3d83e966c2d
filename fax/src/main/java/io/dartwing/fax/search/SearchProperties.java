package io.dartwing.fax.search;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `dartwing.search.*`.
///
/// @param every how often the database is asked what has changed
/// @param opensearch where an OpenSearch is; without hosts the index lies in the data directory
@ConfigurationProperties("dartwing.search")
record SearchProperties(
        @DefaultValue("500ms") Duration every, @DefaultValue OpenSearch opensearch) {
    SearchProperties {
        if (every.toMillis() < 50 || every.toMinutes() > 10) {
            throw new IllegalArgumentException("dartwing.search.every: " + every + " (expected: 50ms to 10m)");
        }
    }

    /// @param hosts such as `https://search-1:9200`, several with commas
    record OpenSearch(
            @Nullable String hosts,
            @Nullable String username,
            @Nullable String password) {
        boolean used() {
            return hosts != null && !hosts.isBlank();
        }

        @Override
        public String toString() {
            return "OpenSearch[" + hosts + "]";
        }
    }
}
