package io.dartwing.fax.sender;

import io.dartwing.fax.routing.Place;
import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A sender whose faxes nobody wants, or whose faxes are never held: a number, or a prefix with
/// `*` behind it.
@Entity
@Table(name = "deny_entries")
public class DenyEntry extends TenantRecord {
    private String pattern = "";
    private String effect = SenderLine.BLOCK;
    private @Nullable String reason;
    private @Nullable Instant expiresAt;
    private @Nullable UUID inboxId;
    private @Nullable UUID personId;
    private @Nullable UUID groupId;

    String pattern() {
        return pattern;
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

    SenderLine line() {
        return new SenderLine(pattern, effect, reason, expiresAt);
    }

    ListedSender listed() {
        return line().listed(SenderList.ORGANIZATION, place());
    }
}
