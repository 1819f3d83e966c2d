package io.dartwing.platform.realtime;

import io.dartwing.platform.actor.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Supplier;

/// Knows what a handshake was signed in with, so that its socket can end with it. Identity provides it.
public interface LiveCredentials {
    /// How to look up again, at any time and from any thread, the actor that this request's session or key
    /// stands for:
    /// empty once that has ended. Empty when the request carries none.
    Optional<Supplier<Optional<Actor>>> of(HttpServletRequest request);
}
