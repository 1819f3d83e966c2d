package io.dartwing.fax.recogniser;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A recogniser outside, as an administrator set it up.
@Entity
@Table(name = "outside_recognisers")
class RecogniserAccount extends TenantRecord {
    enum Kind {
        GOOGLE_VISION("Google Cloud Vision", "https://vision.googleapis.com"),
        AZURE_VISION("Azure AI Vision", null);

        private final String title;
        private final @Nullable String usualEndpoint;

        Kind(String title, @Nullable String usualEndpoint) {
            this.title = title;
            this.usualEndpoint = usualEndpoint;
        }

        String title() {
            return title;
        }
    }

    private String name = "";
    private boolean enabled;
    private boolean agreementSigned;

    @Enumerated(EnumType.STRING)
    private Kind kind = Kind.GOOGLE_VISION;

    private @Nullable String endpoint;
    private byte @Nullable [] apiKey;
    private int useBelow = 60;
    private int maxPages = 10;
    private int maxSeconds = 20;

    String name() {
        return name;
    }

    boolean enabled() {
        return enabled;
    }

    boolean agreementSigned() {
        return agreementSigned;
    }

    Kind kind() {
        return kind;
    }

    boolean hasApiKey() {
        return apiKey != null;
    }

    /// Mean confidence, 0 to 1, below which a page is read once more.
    double useBelow() {
        return useBelow / 100.0;
    }

    /// Of one fax.
    int maxPages() {
        return maxPages;
    }

    /// For all pages of one fax together.
    Duration maxTime() {
        return Duration.ofSeconds(maxSeconds);
    }

    /// Without a slash at its end; empty if none was given and the service has none that is usual.
    Optional<String> address() {
        return Optional.ofNullable(endpoint)
                .filter(given -> !given.isBlank())
                .or(() -> Optional.ofNullable(kind.usualEndpoint))
                .map(address -> address.strip().replaceAll("/+$", ""));
    }

    /// To whom pages go.
    String host() {
        return URI.create(address().orElseThrow()).getHost();
    }
}
