package io.dartwing.telephony.number;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A number of the organisation (DID): what calls to it and from it are.
@Entity
@Table(name = "fax_numbers")
public class FaxNumber extends TenantRecord {
    private static final UUID NONE = new UUID(0, 0);

    private String number = "";
    private UUID trunkId = NONE;
    private @Nullable String label;
    private boolean faxEnabled = true;
    private @Nullable UUID inboxId;
    private @Nullable UUID assignedTo;
    private @Nullable String stationId;

    public String number() {
        return number;
    }

    public UUID trunkId() {
        return trunkId;
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
