package io.dartwing.telephony.number;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A number of the organisation (DID): what calls to it and from it are.
@Entity
@Table(name = "fax_numbers")
public class FaxNumber extends TenantRecord {
    private String number = "";
    private @Nullable UUID trunkId;
    private @Nullable UUID carrierId;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<UUID> senderAt = List.of();

    private @Nullable String label;
    private boolean faxEnabled = true;
    private @Nullable UUID inboxId;
    private @Nullable UUID assignedTo;
    private @Nullable String stationId;

    public String number() {
        return number;
    }

    /// Where its calls come in; empty when it lies with a carrier's account.
    public Optional<UUID> trunkId() {
        return Optional.ofNullable(trunkId);
    }

    /// The account it lies with; empty when it lies on a trunk.
    public Optional<UUID> carrierId() {
        return Optional.ofNullable(carrierId);
    }

    /// Whether the carrier's account may send from it: it lies there or is registered there as a sender.
    public boolean sendsWith(UUID account) {
        return account.equals(carrierId) || senderAt.contains(account);
    }

    public @Nullable String label() {
        return label;
    }

    public boolean faxEnabled() {
        return faxEnabled;
    }

    /// Where its faxes go when no rule says otherwise.
    public @Nullable UUID inboxId() {
        return inboxId;
    }

    public @Nullable UUID assignedTo() {
        return assignedTo;
    }

    /// What far machines show for it (CSI, TSI), at most 20 characters (ITU-T T.30 §5.3.6.2.4).
    public String stationId() {
        return stationId == null ? number : stationId;
    }
}
