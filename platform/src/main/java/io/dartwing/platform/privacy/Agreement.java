package io.dartwing.platform.privacy;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A business associate agreement (45 CFR 164.504(e)).
@Entity
@Table(name = "business_associate_agreements")
class Agreement extends TenantRecord {
    /// With whoever runs this installation; the one that healthcare mode asks for.
    static final String OPERATOR = "operator";

    static final String VENDOR = "vendor";

    @Column(nullable = false)
    private String counterparty = "";

    @Column(nullable = false)
    private String kind = OPERATOR;

    private @Nullable LocalDate signedOn;

    private @Nullable LocalDate effectiveOn;

    private @Nullable LocalDate expiresOn;

    private @Nullable String contact;

    private @Nullable String notes;

    /// How near its end was when people were told last; a change of the agreement begins anew.
    private @Nullable Integer warnedDays;

    /// Written past the entity, by the upload.
    @Column(insertable = false, updatable = false)
    private @Nullable UUID documentFile;

    protected Agreement() {}

    static Agreement blank() {
        return new Agreement();
    }

    @Nullable
    LocalDate signedOn() {
        return signedOn;
    }

    @Nullable
    LocalDate effectiveOn() {
        return effectiveOn;
    }

    @Nullable
    LocalDate expiresOn() {
        return expiresOn;
    }

    void forgetWarnings() {
        warnedDays = null;
    }

    String status(LocalDate today) {
        return AgreementStatus.of(signedOn, effectiveOn, expiresOn, today).value();
    }

    boolean hasDocument() {
        return documentFile != null;
    }
}
