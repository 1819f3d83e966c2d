package io.dartwing.engine.reading.spam;

/// What the organisation has seen of a number before this fax, and what others say about it.
///
/// @param received faxes from it, whatever became of them
/// @param rejected of them, those that people called junk
/// @param released of them, those that were held and that people let through
/// @param reports other organisations that called its faxes junk
/// @param contact whether it is a contact's number or the organisation has sent faxes to it
public record SenderHistory(int received, int rejected, int released, int reports, boolean contact) {
    public SenderHistory {
        if (received < 0 || rejected < 0 || released < 0 || reports < 0 || rejected + released > received) {
            throw new IllegalArgumentException(
                    "history: counts don't fit (expected: none below 0, rejected and released within received)");
        }
    }

    /// A number never seen before.
    public static SenderHistory none() {
        return new SenderHistory(0, 0, 0, 0, false);
    }
}
