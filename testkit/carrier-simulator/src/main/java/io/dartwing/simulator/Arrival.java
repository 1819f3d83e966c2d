package io.dartwing.simulator;

/// A fax or message from outside to one of the account's numbers.
///
/// @param text of a message, or printed on the fax's pages
/// @param pages of a fax; the number of pictures of a message (0: SMS)
public record Arrival(Kind kind, String from, String to, String text, int pages) {
    public Arrival {
        if (kind != Kind.FAX && kind != Kind.MESSAGE) {
            throw new IllegalArgumentException("kind: can't arrive (expected: FAX or MESSAGE)");
        }
        if (pages < 0 || pages > 100) {
            throw new IllegalArgumentException("pages: out of range (expected: 0 to 100)");
        }
    }
}
