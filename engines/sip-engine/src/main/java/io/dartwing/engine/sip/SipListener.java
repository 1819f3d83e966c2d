package io.dartwing.engine.sip;

/// What happens to a user agent. Called on virtual threads.
public interface SipListener {
    /// A trunk calls. Return the listener of the call; accept, ring or refuse in here or later. An exception refuses
    /// the call with 500.
    CallListener invited(IncomingInvite invite);

    default void trunkChanged(TrunkStatus status) {}
}
