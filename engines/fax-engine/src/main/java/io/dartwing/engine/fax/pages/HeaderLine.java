package io.dartwing.engine.fax.pages;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What 47 CFR 68.318(d) asks for on each page: date and time of sending, who sends, and the sending number.
///
/// @param sentAt       printed in its own zone
/// @param senderName   business or person that sends
/// @param senderNumber number of the sending machine or of the sender, printed as given
/// @param identifier   what this fax is known by, before the page's number; empty for none
/// @param firstPage    number of the file's first page, more than 1 when a broken call is resumed
/// @param totalPages   pages of the whole fax
public record HeaderLine(
        ZonedDateTime sentAt,
        String senderName,
        String senderNumber,
        String identifier,
        int firstPage,
        int totalPages) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm zzz", Locale.US);

    public HeaderLine {
        if (firstPage < 1 || totalPages < firstPage) {
            throw new IllegalArgumentException(
                    "pages: " + firstPage + " of " + totalPages + " (expected: 1 or more, not above the total)");
        }
    }

    /// Without an identifier.
    public HeaderLine(ZonedDateTime sentAt, String senderName, String senderNumber, int firstPage, int totalPages) {
        this(sentAt, senderName, senderNumber, "", firstPage, totalPages);
    }

    String left() {
        return TIME.format(sentAt);
    }

    String middle() {
        return (senderName + "   " + senderNumber).strip();
    }

    /// @param index position in the file, from 0
    String right(int index) {
        return (identifier + "   Page " + (firstPage + index) + " of " + totalPages).strip();
    }
}
