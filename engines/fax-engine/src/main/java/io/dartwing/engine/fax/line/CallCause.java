package io.dartwing.engine.fax.line;

/// Why a call ended as it did; `NONE` for calls that did what they should.
public enum CallCause {
    NONE,
    /// 486, 600, or Q.850 17.
    BUSY,
    /// 480, 408, 487 after our ring time-out, or Q.850 18, 19.
    NO_ANSWER,
    /// 404, 410, 484, 604, or Q.850 1, 22, 28.
    UNKNOWN_NUMBER,
    /// A person, an echo, a tone or silence answered.
    NOT_A_FAX,
    /// 403, 603, or Q.850 21: the far side or the carrier refused the call.
    DECLINED,
    /// The machines or the media could not agree on anything.
    NEGOTIATION,
    /// It began as a fax and drowned in errors.
    LINE_ERROR,
    /// The far side hung up in the middle.
    REMOTE_HANG_UP,
    /// No route, time-out of signalling, or media fell silent.
    NETWORK,
    /// The trunk refuses us: 401/407 after authentication, 503, not reachable.
    TRUNK_UNAVAILABLE,
    /// Cancelled by [FaxLine#cancel] or by closing the line.
    CANCELLED,
    /// The fax process ended in the middle.
    ENGINE_CRASH,
    /// The document could not be read or written, or has too many pages.
    DOCUMENT,
    /// Inbound: the listener did not commit.
    NOT_COMMITTED,
    /// The overall limit was reached.
    TIME_LIMIT
}
