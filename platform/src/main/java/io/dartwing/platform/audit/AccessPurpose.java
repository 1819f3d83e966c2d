package io.dartwing.platform.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Why protected information is read: the uses and disclosures that 45 CFR 164.502–164.514 tells apart.
public enum AccessPurpose {
    TREATMENT,
    PAYMENT,
    /// Health care operations, and everyday work of organisations that aren't clinics.
    OPERATIONS,
    /// The patient, or who acts for the patient, asked (164.524).
    PATIENT_REQUEST,
    /// A law, a court or an authority asks (164.512).
    LEGAL,
    PUBLIC_HEALTH,
    RESEARCH,
    EMERGENCY;

    /// As in the header, the database and the API.
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<AccessPurpose> of(String value) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.value().equals(value))
                .findFirst();
    }

    /// All of them, for messages.
    public static String choices() {
        return Arrays.stream(values()).map(AccessPurpose::value).collect(Collectors.joining(", "));
    }
}
