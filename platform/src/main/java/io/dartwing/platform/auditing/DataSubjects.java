package io.dartwing.platform.auditing;

import io.dartwing.platform.keys.OrganizationKeys;
import java.util.HexFormat;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Whom an entry concerns, as a keyed hash of the identifier: the audit can be asked about one person, and
/// tells nothing about whom it knows. The key is the organisation's own and stays the same over rotations.
@Component
class DataSubjects {
    private final OrganizationKeys keys;

    DataSubjects(OrganizationKeys keys) {
        this.keys = keys;
    }

    String index(String identifier) {
        return HexFormat.of()
                .formatHex(
                        keys.blindIndex("audit.data_subject", identifier.strip().toLowerCase(Locale.ROOT)));
    }
}
