package io.dartwing.platform.access;

import io.dartwing.platform.access.Credentials.Caller;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.ApiKeyActor;
import io.dartwing.platform.apikey.KeyUses;
import io.dartwing.platform.identity.Session;
import io.dartwing.platform.identity.SessionArgument;
import io.dartwing.platform.identity.SessionGate;
import io.dartwing.platform.limits.KeyLimits;
import io.dartwing.platform.limits.LimitedCaller;
import io.dartwing.platform.limits.LimitedOperation;
import io.dartwing.platform.limits.Limits;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.problem.ProblemWriter;
import io.dartwing.platform.problem.RetryLaterException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/// Finds the request's actor and binds it for the rest of the request.
final class DoorFilter extends OncePerRequestFilter {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Duration LONGEST_REQUEST = Duration.ofMinutes(10);
    private static final String OWN_SESSION = "/api/v1/session";
    /// The parts of `/api/v1/session/` that lead through each gate.
    private static final Map<SessionGate, Set<String>> WAYS = Map.of(
            SessionGate.SECOND_FACTOR, Set.of("second-factor"),
            SessionGate.PASSWORD, Set.of("password", "organization", "extension"),
            SessionGate.ENROLMENT,
                    Set.of("security", "second-factor", "confirmation", "password", "organization", "extension"));

    private final Credentials credentials;
    private final PublicOperations open;
    private final Limits limits;
    private final KeyUses uses;
    private final ProblemWriter problems;

    DoorFilter(Credentials credentials, PublicOperations open, Limits limits, KeyUses uses, ProblemWriter problems) {
        this.uses = uses;
        this.credentials = credentials;
        this.open = open;
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (open.judges(request)) {
            chain.doFilter(request, response);
            return;
        }
        switch (credentials.read(request)) {
            case Caller.Nobody() -> chain.doFilter(request, response);
            case Caller.Impostor() ->
                problems.write(request, response, PlatformError.UNAUTHENTICATED, "the API key is not valid");
            case Caller.Program(Actor actor, KeyLimits limits) -> program(actor, limits, request, response, chain);
            case Caller.Person(Session session) -> person(session, request, response, chain);
        }
    }

    private void program(
            Actor actor, KeyLimits own, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            goOn(actor, own, request, response, chain);
        } finally {
            if (actor instanceof ApiKeyActor key) {
                uses.note(key, request.getServletPath(), response.getStatus());
            }
        }
    }

    private void person(Session session, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!SAFE.contains(request.getMethod()) && !open.allows(request) && !showsCsrfToken(session, request)) {
            problems.write(request, response, PlatformError.FORBIDDEN, "X-CSRF-Token: missing or not of this session");
            return;
        }
        SessionGate gate = session.gate();
        Optional<PlatformError> shut =
                gate.error().filter(error -> isApi(request) && !open.allows(request) && !leadsThrough(gate, request));
        if (shut.isPresent()) {
            problems.write(request, response, shut.get(), gate.detail());
            return;
        }
        request.setAttribute(SessionArgument.ATTRIBUTE, session);
        goOn(session.actor(), KeyLimits.NONE, request, response, chain);
    }

    private static boolean showsCsrfToken(Session session, HttpServletRequest request) {
        String shown = request.getHeader("X-CSRF-Token");
        return shown != null && session.token().csrfMatches(shown);
    }

    private static boolean isApi(HttpServletRequest request) {
        return request.getServletPath().startsWith("/api/");
    }

    /// What is left to a session before a gate: what takes it through, and leaving.
    private static boolean leadsThrough(SessionGate gate, HttpServletRequest request) {
        String path = request.getServletPath();
        return path.equals(OWN_SESSION)
                || path.startsWith(OWN_SESSION + "/")
                        && WAYS.getOrDefault(gate, Set.of()).contains(path.split("/", 6)[4]);
    }

    private void goOn(
            Actor actor, KeyLimits own, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            Actors.<Boolean, Exception>callAs(
                    actor,
                    () -> LimitedCaller.<Boolean, Exception>call(own, () -> {
                        if (isApi(request)) {
                            limited(request, response, chain);
                        } else {
                            chain.doFilter(request, response);
                        }
                        return true;
                    }));
        } catch (IOException | ServletException | RuntimeException known) {
            throw known;
        } catch (Exception impossible) {
            throw new ServletException(impossible);
        }
    }

    /// What happens behind the door is not caught here: only the door's own refusals are answered.
    private void limited(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Limits.Place place;
        try {
            place = limits.enter(LimitedOperation.API_REQUEST, LONGEST_REQUEST);
        } catch (RetryLaterException full) {
            problems.write(request, response, full);
            return;
        }
        try (place) {
            try {
                limits.take(LimitedOperation.API_REQUEST);
            } catch (RetryLaterException usedUp) {
                problems.write(request, response, usedUp);
                return;
            }
            chain.doFilter(request, response);
        }
    }
}
