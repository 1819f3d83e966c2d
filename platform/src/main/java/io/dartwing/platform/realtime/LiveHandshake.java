package io.dartwing.platform.realtime;

import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.jobs.Askers;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.util.UriComponentsBuilder;

/// Decides who a new socket belongs to: the actor that the sign-in filter bound, else the holder of a ticket.
@Component
class LiveHandshake implements HandshakeInterceptor {
    static final String IDENTITY = LiveIdentity.class.getName();

    private final LiveTickets tickets;
    private final Askers askers;
    private final ObjectProvider<LiveCredentials> credentials;

    LiveHandshake(LiveTickets tickets, Askers askers, ObjectProvider<LiveCredentials> credentials) {
        this.tickets = tickets;
        this.askers = askers;
        this.credentials = credentials;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        Optional<LiveIdentity> identity = Actors.find()
                .flatMap(actor -> identity(actor, request))
                .or(() -> ticket(request).flatMap(tickets::redeem));
        if (identity.isEmpty()) {
            response.setStatusCode(HttpStatus.UNAUTHORIZED);
            return false;
        }
        attributes.put(IDENTITY, identity.get());
        return true;
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception failure) {}

    private Optional<LiveIdentity> identity(Actor actor, ServerHttpRequest request) {
        return actor.organization().map(organization -> {
            Supplier<Optional<Actor>> current =
                    signedInWith(request).orElse(() -> askers.find(organization, actor.reference()));
            return new LiveIdentity(
                    organization,
                    actor.reference(),
                    () -> current.get().filter(now -> now.organization().equals(Optional.of(organization))));
        });
    }

    private Optional<Supplier<Optional<Actor>>> signedInWith(ServerHttpRequest request) {
        return request instanceof ServletServerHttpRequest servlet
                ? credentials.stream()
                        .flatMap(known -> known.of(servlet.getServletRequest()).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<String> ticket(ServerHttpRequest request) {
        return Optional.ofNullable(UriComponentsBuilder.fromUri(request.getURI())
                .build()
                .getQueryParams()
                .getFirst("ticket"));
    }
}
