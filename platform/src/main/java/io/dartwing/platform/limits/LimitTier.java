package io.dartwing.platform.limits;

import java.util.Locale;

/// What an organisation may use together; the operator of the installation chooses it (setting `limits.tier`).
public enum LimitTier {
    STARTER,
    GROWTH,
    BUSINESS,
    ENTERPRISE,
    /// No limits but those that protect the server, and those of single keys.
    UNLIMITED;

    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    static LimitTier of(String value) {
        return valueOf(value.toUpperCase(Locale.ROOT));
    }
}
