package io.dartwing.platform.privacy;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether an agreement counts today. It counts on its day of expiry and not on the next.
enum AgreementStatus {
    UNSIGNED,
    NOT_YET,
    IN_FORCE,
    EXPIRED;

    String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AgreementStatus of(
            @Nullable LocalDate signedOn,
            @Nullable LocalDate effectiveOn,
            @Nullable LocalDate expiresOn,
            LocalDate today) {
        if (signedOn == null || signedOn.isAfter(today)) {
            return UNSIGNED;
        }
        if (effectiveOn != null && effectiveOn.isAfter(today)) {
            return NOT_YET;
        }
        return expiresOn != null && expiresOn.isBefore(today) ? EXPIRED : IN_FORCE;
    }
}
