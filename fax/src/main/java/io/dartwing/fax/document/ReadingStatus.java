package io.dartwing.fax.document;

import java.util.Locale;

/// How far the text of a fax has been read.
public enum ReadingStatus {
    /// Outbound, or not asked for.
    NONE,
    PENDING,
    DONE,
    /// Not one page could be read.
    UNREADABLE,
    /// Reading broke; the fax was delivered without its text.
    FAILED;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
