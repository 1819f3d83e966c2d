package io.dartwing.platform.access;

import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.apikey.ApiKeys;
import io.dartwing.platform.identity.Session;
import io.dartwing.platform.identity.SessionCookies;
import io.dartwing.platform.identity.SessionToken;
import io.dartwing.platform.identity.Sessions;
import io.dartwing.platform.realtime.LiveCredentials;
import io.dartwing.platform.limits.KeyLimits;
import io.dartwing.platform.net.ClientAddresses;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads what a request shows to prove who it is. A key wins over a session; a session that ended
/// counts as none.
final class Credentials implements LiveCredentials {
    private static final String BEARER = "Bearer ";

    private final ApiKeys keys;
    private final Sessions sessions;
    private final ClientAddresses addresses;

    Credentials(ApiKeys keys, Sessions sessions, ClientAddresses addresses) {
        this.keys = keys;
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
                    .flatMap(key -> keys.authenticate(key, addresses.of(request)))
                    .<Caller>map(shown -> new Caller.Program(shown.actor(), shown.limits()))
                    .orElseGet(Caller.Impostor::new);
        }
        return token(request)
                .flatMap(sessions::find)
                .<Caller>map(Caller.Person::new)
                .orElseGet(Caller.Nobody::new);
    }

    @Override
    public Optional<Supplier<Optional<Actor>>> of(HttpServletRequest request) {
        if (showsKey(request)) {
            Optional<InetAddress> address = addresses.of(request);
            return key(request)
                    .map(key -> () -> keys.authenticate(key, address).map(ApiKeys.Shown::actor));
        }
        return token(request).map(token -> () -> sessions.peek(token).map(Session::actor));
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
