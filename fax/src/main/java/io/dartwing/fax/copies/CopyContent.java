package io.dartwing.fax.copies;

import java.util.Locale;

/// How much of a fax a mail has.
enum CopyContent {
    /// That there is one.
    NOTICE,
    /// And where it is: who opens it signs in.
    LINK,
    /// And its pages, as PDF.
    PAGES;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CopyContent of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    CopyContent atMost(CopyContent most) {
        return compareTo(most) <= 0 ? this : most;
    }
}
