package io.dartwing.telephony.number;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/// A number of the organisation (DID): what calls to it and from it are.
@Entity
@Table(name = "fax_numbers")
public class FaxNumber extends TenantRecord {
    private String number = "";
    private @Nullable UUID trunkId;
    private @Nullable UUID carrierId;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<UUID> senderAt = List.of();

    private @Nullable String label;
    private boolean faxEnabled = true;
    private @Nullable UUID inboxId;
    private @Nullable UUID assignedTo;
    private @Nullable String stationId;
    private @Nullable String providerId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> uses = List.of();

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> tags = List.of();

    private @Nullable String pool;
    private @Nullable String monthlyCost;
    private @Nullable String monthlyCurrency;
    private @Nullable String callerName;
    private boolean portLocked;
    private byte @Nullable [] portPin;

    /// These three are changed by `NumberLife` only.
    @Column(insertable = false, updatable = false)
    private String state = NumberState.ACTIVE.label();

    @Column(insertable = false, updatable = false)
    private @Nullable Instant quarantinedUntil;

    @Column(insertable = false, updatable = false)
    private @Nullable String releaseProblem;

    /// Written by whoever brings the name to the carrier.
    @Column(insertable = false, updatable = false)
    private @Nullable String callerNameState;

    @Column(insertable = false, updatable = false)
    private @Nullable String callerNameProblem;

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

    /// Whether the carrier's account may send from it: it lies there or is registered there as a
    /// sender.
    public boolean sendsWith(UUID account) {
        return account.equals(carrierId) || senderAt.contains(account);
    }

    public @Nullable String label() {
        return label;
    }

    /// What the organisation sorts its numbers by.
    public List<String> tags() {
        return tags;
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

    public NumberState state() {
        return NumberState.of(state);
    }

    /// The provider's id of it, by which it is set up and given back.
    public Optional<String> providerId() {
        return Optional.ofNullable(providerId);
    }

    public Optional<Instant> quarantinedUntil() {
        return Optional.ofNullable(quarantinedUntil);
    }

    @Nullable
    String monthlyCost() {
        return monthlyCost;
    }

    @Nullable
    String monthlyCurrency() {
        return monthlyCurrency;
    }
}
