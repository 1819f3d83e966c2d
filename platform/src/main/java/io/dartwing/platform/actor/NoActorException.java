package io.dartwing.platform.actor;

/// Code that needs an actor, or an actor's organisation, ran without one. Always a defect of ours:
/// nothing was done.
public final class NoActorException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public NoActorException() {
        super("no actor with an organisation is bound to this thread");
    }
}
