package io.dartwing.engine.fax.t30;

/// What happened in a call. `atMillis` is call time: what the caller fed, not the wall clock.
public sealed interface T30Event {

    long atMillis();

    /// Who spoke.
    enum Direction {
        SENT,
        RECEIVED
    }

    /// The far end said what it can receive (DIS). Sender only; before anything is sent to it.
    record CapabilitiesReceived(long atMillis, RemoteStation remote, SessionParameters limits) implements T30Event {}

    /// Sender and receiver agreed (DCS); again after each change of speed or format.
    record Negotiated(long atMillis, RemoteStation remote, SessionParameters parameters) implements T30Event {}

    /// A control frame, for the session log. Image data frames are not reported.
    ///
    /// @param detail a few words more, possibly empty; station ids are cut to their last digits
    record FrameSeen(long atMillis, Direction direction, T30Frame frame, String detail) implements T30Event {}

    /// Sender: a page image is out and its post-message command is about to leave; until [PageAnswered] its fate is
    /// unknown. Nothing of the command leaves before the listener returns, nor while the terminal is held.
    ///
    /// @param page    zero-based index in the document
    /// @param command how the page ends (MPS, EOP, PPS_EOP …)
    /// @param attempt 1 at first, more when the far end asked for the page again
    record PageLeaving(long atMillis, int page, T30Frame command, int attempt) implements T30Event {
        public boolean last() {
            return command.endsDocument();
        }
    }

    /// Sender: the far end judged a page.
    record PageAnswered(long atMillis, PageReport page, T30Frame answer) implements T30Event {
        /// MCF, RTP and PIP say that the page arrived.
        public boolean confirmed() {
            return answer.confirmsPage();
        }
    }

    /// Receiver: a page ended. When stored, it is complete in the TIFF on disk. The answer is decided, but can't
    /// leave
    /// before the listener returns, nor while the terminal is held.
    ///
    /// @param command how the far end ended the page (MPS, EOM, EOP)
    /// @param answer  MCF or RTP when stored, RTN when too many rows were bad
    /// @param stored  whether the page is in the document
    record PageReceived(long atMillis, PageReport page, T30Frame command, T30Frame answer, boolean stored)
            implements T30Event {
        public boolean last() {
            return command.endsDocument();
        }
    }

    /// The call is over; nothing follows.
    record Finished(long atMillis, T30Result result) implements T30Event {}
}
