package io.dartwing.engine.fax.line;

/// What a [FaxLine] asks and tells. Called on virtual threads; for one call in order, for different calls at the
/// same
/// time. May block; an exception is logged and counts as "no" ([#commit]), 503 ([#incoming]) or "not yet
/// processed"
/// ([#finished]).
public interface FaxLineListener {
    /// A trunk calls in. Decide by the called number; the caller hears ringing meanwhile. No answer within 8 s
    /// is a
    /// 503.
    IncomingAnswer incoming(IncomingCall call);

    /// For live views. Best effort: may be late or missing, never relied upon.
    void progress(CallProgress progress);

    /// All pages are in, on disk and fsynced, and the sender waits for its confirmation of the last page. `true`
    /// confirms it, so only answer `true` after storing the document durably; `false`, or no answer within 6 s,
    /// hangs up without confirming.
    ///
    /// May come again for the same call (the sender repeats its question when it heard no answer): same answer
    /// please.
    /// [#finished] still follows, and counts: the sender may have hung up before it heard the confirmation.
    boolean commit(ReceivedFax received);

    /// A call is over. Delivered at least once, also after a restart, until [FaxLine#acknowledge] is called for
    /// it.
    /// The report's document stays on disk until then.
    void finished(CallReport report);
}
