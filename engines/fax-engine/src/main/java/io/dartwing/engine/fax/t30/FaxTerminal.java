package io.dartwing.engine.fax.t30;

import java.util.Optional;

/// One end of a fax call, from the first tone to the disconnect.
///
/// Not thread-safe: one thread drives it at a time (different threads may take turns with a happens-before between
/// them). Time is what the caller feeds: samples or ticks. Every method may be called from inside the listener; what
/// can't be done inside native code takes effect when the driving call returns.
///
/// **Holding a page.** While held, a terminal keeps what arrives (bounded) and lets nothing out, so the
/// confirmation of
/// a page that was just received, or the post-message command of a page that is about to be sent, stays inside. Call
/// [#hold()] in the listener on [T30Event.PageReceived], commit durably, then [#resume()]. The far end repeats its
/// command after 3 s without an answer, so a hold should end within 2.5 s. To refuse the page call [#cancel()] or
/// [#hangUp()] instead: the confirmation never leaves and the far end doesn't count the page as delivered.
public sealed interface FaxTerminal extends AutoCloseable permits AudioFaxTerminal, T38FaxTerminal {

    /// Stops the protocol clock and everything going out until [#resume()].
    void hold();

    /// Lets the call go on and feeds it what arrived meanwhile.
    void resume();

    boolean held();

    /// Ends the call from our side with a DCN. A sender stops at once; a receiver waits up to 5 s for its turn to
    /// speak. Keep driving until [#finished()]. A held confirmation is dropped.
    void cancel();

    /// The line is gone: ends the protocol now, without a word to the far end. [#result()] is there on return, unless
    /// called from the listener, where it follows when the driving call returns.
    void hangUp();

    boolean finished();

    /// The outcome, present once [#finished()].
    Optional<T30Result> result();

    /// Frees the native session. A call that is still going ends as with [#hangUp()], its Finished event included.
    @Override
    void close();
}
