package io.dartwing.engine.fax.line;

import io.dartwing.engine.fax.t30.FaxTerminal;

/// A fax terminal on its medium. One thread drives it.
sealed interface MediaLeg extends AutoCloseable permits AudioLeg, T38Leg {
    FaxTerminal terminal();

    FaxTransport transport();

    /// Lets 20 ms pass: what arrived goes in, what is to say goes out.
    void tick();

    /// Holds the terminal.
    void hold();

    /// Whether the other side would hear what [#release] lets out. Only while held.
    boolean mayAnswer();

    /// Lets the terminal go on.
    void release();

    /// Whether the peer has been silent for so long that it must be gone.
    boolean dead();

    /// Loss and recovery, for the session log; empty when there is nothing to tell.
    String statistics();

    /// Adds what this leg counted.
    void count(LineCounters counters);

    @Override
    void close();
}
