package io.dartwing.fax.optout;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A number whose owner asked to get no faxes.
@Entity
@Table(name = "do_not_fax")
public class DoNotFaxEntry extends TenantRecord {
    private String number = "";
    private String appliesTo = DoNotFax.ALL;
    private String source = "other";
    private @Nullable String reason;
    private @Nullable Instant askedAt;

    String number() {
        return number;
    }

    @Nullable
    Instant askedAt() {
        return askedAt;
    }

    void askedAt(Instant at) {
        askedAt = at;
    }
}
