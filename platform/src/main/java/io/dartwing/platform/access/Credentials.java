package io.dartwing.platform.access;

import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.apikey.ApiKeys;
import io.dartwing.platform.federation.ServiceTokens;
import io.dartwing.platform.identity.Session;
import io.dartwing.platform.identity.SessionCookies;
import io.dartwing.platform.identity.SessionToken;
import io.dartwing.platform.identity.Sessions;
import io.dartwing.platform.limits.KeyLimits;
import io.dartwing.platform.net.ClientAddresses;
import io.dartwing.platform.realtime.LiveCredentials;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads what a request shows to prove who it is. A key or a service's token wins over a session; a session that ended
/// counts as none.
final class Credentials implements LiveCredentials {
    private static final String BEARER = "Bearer ";

    /// With what the browser application marks requests that nobody's hand made: they keep no session alive.
    private static final String UNATTENDED = "Dartwing-Unattended";

    private final ApiKeys keys;
    private final ServiceTokens services;
    private final Sessions sessions;
    private final ClientAddresses addresses;

    Credentials(ApiKeys keys, ServiceTokens services, Sessions sessions, ClientAddresses addresses) {
        this.keys = keys;
        this.services = services;
        this.sessions = sessions;
        this.addresses = addresses;
    }

    /// Who is at the door.
    sealed interface Caller {
        record Nobody() implements Caller {}

        record Program(Actor actor, KeyLimits limits) implements Caller {}

        record Person(Session session) implements Caller {}

        /// Showed a key that is not valid.
        record Impostor() implements Caller {}
    }

    Caller read(HttpServletRequest request) {
        if (showsKey(request)) {
            return key(request)
                    .flatMap(shown -> program(shown, addresses.of(request)))
                    .map(Caller.class::cast)
                    .orElseGet(Caller.Impostor::new);
        }
        boolean unattended = request.getHeader(UNATTENDED) != null;
        return token(request)
                .flatMap(token -> unattended ? sessions.peek(token) : sessions.find(token))
                .<Caller>map(Caller.Person::new)
                .orElseGet(Caller.Nobody::new);
    }

    @Override
    public Optional<Supplier<Optional<Actor>>> of(HttpServletRequest request) {
        if (showsKey(request)) {
            Optional<InetAddress> address = addresses.of(request);
            return key(request).map(shown -> () -> program(shown, address).map(Caller.Program::actor));
        }
        return token(request)
                .map(token -> () -> sessions.peek(token).filter(Session::isOpen).map(Session::actor));
    }

    private Optional<Caller.Program> program(String shown, Optional<InetAddress> address) {
        return ServiceTokens.looksLike(shown)
                ? services.authenticate(shown).map(actor -> new Caller.Program(actor, KeyLimits.NONE))
                : keys.authenticate(shown, address).map(key -> new Caller.Program(key.actor(), key.limits()));
    }

    private static boolean showsKey(HttpServletRequest request) {
        return request.getHeader("Authorization") != null || request.getHeader("X-API-Key") != null;
    }

    private static Optional<String> key(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        if (authorization == null) {
            return Optional.ofNullable(request.getHeader("X-API-Key")).map(String::strip);
        }
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(authorization.substring(BEARER.length()).strip())
                : Optional.empty();
    }

    private static Optional<SessionToken> token(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return Arrays.stream(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(SessionCookies.SESSION))
                .findFirst()
                .flatMap(cookie -> SessionToken.parse(cookie.getValue()));
    }
}
