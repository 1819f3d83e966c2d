package io.dartwing.platform.access;

import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.net.ClientAddresses;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Optional;

/// Whether a request may go on with the actor it has, before any operation asks for its permission.
final class AccessRules {
    private final PublicOperations open;
    private final ClientAddresses addresses;

    AccessRules(PublicOperations open, ClientAddresses addresses) {
        this.open = open;
        this.addresses = addresses;
    }

    boolean allows(HttpServletRequest request) {
        if (request.getDispatcherType() != DispatcherType.REQUEST) {
            return true;
        }
        Optional<Actor> actor = Actors.find();
        String path = request.getServletPath();
        if (path.equals("/actuator") || path.startsWith("/actuator/")) {
            return actor.isPresent() ? actor.get().may(Actor.ADMIN) : fromThisMachine(request);
        }
        if (path.equals("/api") || path.startsWith("/api/")) {
            return actor.isPresent() || open.allows(request) || showsLiveTicket(path, request);
        }
        // The browser application itself, before sign-in, and what judges its callers itself.
        return actor.isPresent()
                || open.allows(request)
                || request.getMethod().equals("GET")
                || request.getMethod().equals("HEAD");
    }

    /// Browsers can't send headers with a WebSocket handshake; the handshake itself checks the ticket.
    private static boolean showsLiveTicket(String path, HttpServletRequest request) {
        return path.equals("/api/v1/live") && request.getParameter("ticket") != null;
    }

    /// Behind a proxy on this machine everybody seems to be on this machine.
    private boolean fromThisMachine(HttpServletRequest request) {
        boolean forwarded = request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null;
        return !forwarded
                && addresses.of(request).filter(InetAddress::isLoopbackAddress).isPresent();
    }
}
