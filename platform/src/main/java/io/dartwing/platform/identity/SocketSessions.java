package io.dartwing.platform.identity;

import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.realtime.LiveCredentials;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Lets a live connection end with the session it was opened in.
@Component
class SocketSessions implements LiveCredentials {
    private final Sessions sessions;

    SocketSessions(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Optional<Supplier<Optional<Actor>>> of(HttpServletRequest request) {
        return request.getAttribute(SessionArgument.ATTRIBUTE) instanceof Session session
                ? Optional.of(() ->
                        sessions.peek(session.token()).filter(Session::isOpen).map(Session::actor))
                : Optional.empty();
    }
}
