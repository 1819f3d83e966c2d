package io.dartwing.fax.outbound;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of a number faxes were sent to, and what a person decided about it.
@Entity
@Table(name = "fax_destinations")
public class FaxDestination extends TenantRecord {
    /// What a person may set.
    public enum Preference {
        AUTOMATIC,
        T38_FIRST,
        AUDIO_ONLY
    }

    private String number = "";

    @Enumerated(EnumType.STRING)
    private Preference transportPreference = Preference.AUTOMATIC;

    private @Nullable String learned;
    private @Nullable String learnedReason;
    private @Nullable Instant learnedUntil;
    private @Nullable String lastOutcome;

    public String number() {
        return number;
    }
}
