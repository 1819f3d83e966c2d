package io.dartwing.telephony.porting;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a letter of authorization says: who lets which numbers go to whom. Pure: same port, same letter. The account
/// number is told by its end only, and the PIN not at all: the order carries both.
final class PortLetter {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.US);
    private static final int SHOWN = 4;

    /// @param blank lines that are left above it
    record Line(String text, boolean heading, int blank) {}

    private PortLetter() {}

    /// Nothing that `PortDetails.missing` names may be missing.
    ///
    /// @param winner who gets the numbers, as the organisation calls it
    static List<Line> of(Port port, String winner) {
        PortDetails details = port.details();
        var lines = new ArrayList<Line>();
        heading(lines, "Letter of authorization to port telephone numbers", 0);
        line(lines, "To: the present carrier of the numbers named below", 1);
        line(lines, "New carrier: " + winner, 0);
        line(lines, "Reference: " + port.id(), 0);

        heading(lines, "Customer", 1);
        line(lines, "Name: " + details.company(), 0);
        line(
                lines,
                "Service address: " + details.street() + ", " + details.city() + ", " + details.region() + " "
                        + details.postalCode() + ", " + upper(details.country()),
                0);
        line(lines, "Billing telephone number: " + details.billingNumber(), 0);
        ending(details.accountNumber())
                .ifPresent(end -> line(lines, "Account with the present carrier: ending in " + end, 0));

        heading(lines, "Numbers to port: " + port.numbers().size(), 1);
        port.numbers().forEach(number -> line(lines, number, 0));
        line(lines, "Wanted on: " + port.wantedAt().map(PortLetter::day).orElse("the earliest date possible"), 1);

        heading(lines, "Authorization", 1);
        line(
                lines,
                "I am the customer named above or may act for the customer. I authorize the new carrier, and those who"
                        + " work for it, to order that these numbers be ported to it, to obtain from the present carrier"
                        + " the records that this needs, and to tell the present carrier that its service for these"
                        + " numbers ends with the port.",
                0);
        line(
                lines,
                "I understand that only one carrier can serve a number, that charges or terms of the contract with the"
                        + " present carrier may remain due, and that I can withdraw this letter in writing until the"
                        + " numbers are ported.",
                1);
        line(lines, "Signature: ______________________________________", 2);
        line(lines, "Name: " + details.person(), 1);
        line(lines, "Date: ______________________", 1);
        return lines;
    }

    /// Of a short one nothing.
    private static Optional<String> ending(@Nullable String account) {
        return Optional.ofNullable(account)
                .filter(text -> text.length() >= 2 * SHOWN)
                .map(text -> text.substring(text.length() - SHOWN));
    }

    private static String day(Instant at) {
        return DAY.format(at.atZone(ZoneOffset.UTC));
    }

    private static String upper(@Nullable String country) {
        return country == null ? "" : country.toUpperCase(Locale.ROOT);
    }

    private static void heading(List<Line> lines, String text, int blank) {
        lines.add(new Line(text, true, blank));
    }

    private static void line(List<Line> lines, String text, int blank) {
        lines.add(new Line(text.replaceAll("\\p{Cntrl}", " ").strip(), false, blank));
    }
}
