package io.dartwing.fax.inbound;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A sender whose faxes nobody wants: a number, or a prefix with `*` behind it.
@Entity
@Table(name = "deny_entries")
public class DenyEntry extends TenantRecord {
    private String pattern = "";
    private @Nullable String reason;
    private @Nullable Instant expiresAt;

    String pattern() {
        return pattern;
    }

    Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    /// Pure: whether a call from this number is denied at this moment.
    boolean covers(String number, Instant now) {
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            return false;
        }
        return pattern.endsWith("*")
                ? number.startsWith(pattern.substring(0, pattern.length() - 1))
                : number.equals(pattern);
    }
}
