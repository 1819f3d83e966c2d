package io.dartwing.telephony.reputation;

/// What became of what was sent from a number.
///
/// @param delivered what arrived
/// @param undelivered what did not for a reason of the other side's: nobody answered, unreachable,
/// hung up
/// @param blocked what a network refused because of the sender or the content
/// @param unwanted what the recipient refused: a complaint, an opt-out
public record Tally(int delivered, int undelivered, int blocked, int unwanted) {
    public static final Tally NONE = new Tally(0, 0, 0, 0);

    public Tally plus(Tally other) {
        return new Tally(
                delivered + other.delivered,
                undelivered + other.undelivered,
                blocked + other.blocked,
                unwanted + other.unwanted);
    }

    public int samples() {
        return delivered + undelivered + blocked + unwanted;
    }
}
