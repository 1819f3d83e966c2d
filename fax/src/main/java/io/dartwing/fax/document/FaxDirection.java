package io.dartwing.fax.document;

import java.util.Locale;

public enum FaxDirection {
    INBOUND,
    OUTBOUND;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
