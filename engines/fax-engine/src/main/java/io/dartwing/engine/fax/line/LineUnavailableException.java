package io.dartwing.engine.fax.line;

/// The call has certainly not begun. The message is for people and holds no number.
public final class LineUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    /// Why the line took no call.
    public enum Reason {
        /// The child process is not running or does not answer; it is being restarted.
        DOWN,
        /// The trunk is not in the table.
        UNKNOWN_TRUNK,
        /// The trunk or the line carries as many calls as it may.
        BUSY,
        /// The command itself is wrong (document missing or unreadable, page out of range, id used before).
        INVALID
    }

    private final Reason reason;

    public LineUnavailableException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
