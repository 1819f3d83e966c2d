package io.dartwing.fax.inbound;

import io.dartwing.fax.routing.Place;
import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A sender whose faxes nobody wants, or whose faxes are never held: a number, or a prefix with
/// `*` behind it.
@Entity
@Table(name = "deny_entries")
public class DenyEntry extends TenantRecord {
    private String pattern = "";
    private String effect = "block";
    private @Nullable String reason;
    private @Nullable Instant expiresAt;
    private @Nullable UUID inboxId;
    private @Nullable UUID personId;
    private @Nullable UUID groupId;

    DenyEntry() {}

    DenyEntry(String pattern, String effect, @Nullable Instant expiresAt) {
        this.pattern = pattern;
        this.effect = effect;
        this.expiresAt = expiresAt;
    }

    String pattern() {
        return pattern;
    }

    /// Otherwise its faxes are never held for their spam score.
    boolean blocks() {
        return effect.equals("block");
    }

    Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    /// Where its faxes go, whatever rules say; nowhere in particular for a blocked one.
    Place place() {
        return new Place(inboxId, personId, groupId, null);
    }

    @Nullable
    UUID inboxId() {
        return inboxId;
    }

    @Nullable
    UUID personId() {
        return personId;
    }

    @Nullable
    UUID groupId() {
        return groupId;
    }

    /// Pure: the entry that decides about a call from this number at this moment. One for the
    /// very number goes before prefixes, a longer prefix before a shorter one.
    static Optional<DenyEntry> deciding(Collection<DenyEntry> entries, String number, Instant now) {
        return entries.stream()
                .filter(entry -> entry.covers(number, now))
                .max(Comparator.comparing((DenyEntry entry) -> !entry.pattern.endsWith("*"))
                        .thenComparing(entry -> entry.pattern.length()));
    }

    /// Pure: whether a call from this number is meant at this moment.
    boolean covers(String number, Instant now) {
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            return false;
        }
        return pattern.endsWith("*")
                ? number.startsWith(pattern.substring(0, pattern.length() - 1))
                : number.equals(pattern);
    }
}
