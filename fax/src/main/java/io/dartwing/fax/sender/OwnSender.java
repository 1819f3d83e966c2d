package io.dartwing.fax.sender;

import io.dartwing.fax.routing.Place;
import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// What a person says of a sender of faxes to that person's own numbers.
@Entity
@Table(name = "own_senders")
public class OwnSender extends TenantRecord {
    private @Nullable UUID ownerId;
    private String pattern = "";
    private String effect = SenderLine.BLOCK;
    private @Nullable String reason;
    private @Nullable Instant expiresAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<UUID> keptFor = List.of();

    @Nullable
    UUID ownerId() {
        return ownerId;
    }

    /// Nobody else sees it.
    void settle() {
        keptFor = ownerId == null ? List.of() : List.of(ownerId);
    }

    SenderLine line() {
        return new SenderLine(pattern, effect, reason, expiresAt);
    }

    String pattern() {
        return pattern;
    }

    ListedSender listed() {
        return line().listed(SenderList.PERSON, Place.NONE);
    }
}
