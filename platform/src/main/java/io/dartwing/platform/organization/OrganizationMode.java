package io.dartwing.platform.organization;

import java.util.Locale;

/// The edition an organisation works in; `MEDXFAX` is healthcare mode.
public enum OrganizationMode {
    DARTWING,
    MEDXFAX;

    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static OrganizationMode of(String value) {
        return valueOf(value.toUpperCase(Locale.ROOT));
    }
}
