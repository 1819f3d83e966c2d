package io.dartwing.engine.fax.t30;

/// Hears what happens in a call, on the thread that drives the terminal.
@FunctionalInterface
public interface T30Listener {

    /// Called in order of occurrence. May call the terminal's [FaxTerminal#hold()], [FaxTerminal#cancel()] and
    /// [FaxTerminal#hangUp()]. Throwing ends the call as [T30Completion#LISTENER_FAILED] before anything else goes
    /// out: a page whose commit threw is not confirmed.
    void on(T30Event event);
}
