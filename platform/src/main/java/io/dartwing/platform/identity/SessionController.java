package io.dartwing.platform.identity;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.kernel.ProblemException.FieldError;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.problem.RetryLaterException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The browser's session: signing in and out, the current organisation, the own password.
@RestController
@RequestMapping("/api/v1/session")
class SessionController {
    private final SignIn signIn;
    private final SessionAnswers answers;
    private final Visits visits;

    SessionController(SignIn signIn, SessionAnswers answers, Visits visits) {
        this.signIn = signIn;
        this.answers = answers;
        this.visits = visits;
    }

    record SignInRequest(@Nullable String email, @Nullable String password) {}

    record SwitchRequest(@Nullable String organizationId) {}

    record PasswordRequest(
            @Nullable String currentPassword, @Nullable String newPassword) {}

    record ConfirmRequest(@Nullable String password) {}

    record SessionList(List<ListedSession> data) {}

    /// One of the caller's own sessions; `current` is the one that asks.
    record ListedSession(
            UUID id,
            String organization,
            String method,
            boolean secondFactor,
            String address,
            String device,
            Instant createdAt,
            Instant lastSeenAt,
            boolean current) {
        static ListedSession of(Sessions.Listed listed) {
            return new ListedSession(
                    listed.id(),
                    listed.organization(),
                    listed.method().value(),
                    listed.secondFactor(),
                    listed.address(),
                    listed.device(),
                    listed.createdAt(),
                    listed.lastSeenAt(),
                    listed.current());
        }
    }

    /// With a second factor on the account the session is of no use until `second-factor` was answered.
    @PublicOperation
    @PostMapping
    ResponseEntity<?> open(@RequestBody SignInRequest body, HttpServletRequest request) {
        var missing = new ArrayList<FieldError>();
        String email = given(missing, "email", body.email(), 254);
        String password = given(missing, "password", body.password(), Passwords.MAXIMUM);
        refuse(missing);
        return switch (signIn.signIn(email, password, visits.of(request))) {
            case SignInResult.SignedIn(Session session, var device) ->
                answers.answer(new Arrivals.Arrived(session, device), request);
            case SignInResult.Refused() ->
                throw new ProblemException(PlatformError.UNAUTHENTICATED, "address or password is wrong");
            case SignInResult.TooSoon(var wait) ->
                throw new RetryLaterException(PlatformError.TOO_MANY_REQUESTS, "too many attempts to sign in", wait);
        };
    }

    @GetMapping
    SessionView current(Session session) {
        return answers.view(session);
    }

    /// Keeps a session in use from ending by idleness: asking is enough.
    @PostMapping("/extension")
    SessionView extend(Session session) {
        return answers.view(session);
    }

    /// Proves again who is at the keyboard, for changes of credentials within the next minutes.
    @PostMapping("/confirmation")
    ResponseEntity<SessionView> confirm(@RequestBody ConfirmRequest body, Session session, HttpServletRequest request) {
        var missing = new ArrayList<FieldError>();
        String password = given(missing, "password", body.password(), Passwords.MAXIMUM);
        refuse(missing);
        return answers.moved(signIn.confirm(session, password), request);
    }

    @GetMapping("/sessions")
    SessionList sessions(Session session) {
        return new SessionList(
                signIn.sessions(session).stream().map(ListedSession::of).toList());
    }

    @DeleteMapping("/sessions/{id}")
    ResponseEntity<Void> revoke(@PathVariable String id, Session session) {
        signIn.revoke(
                session,
                Ids.parse(id).orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "no such session")));
        return ResponseEntity.noContent().build();
    }

    /// Ends all sessions but the one that asks.
    @DeleteMapping("/sessions")
    ResponseEntity<Void> revokeOthers(Session session) {
        signIn.revokeOthers(session);
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping
    ResponseEntity<Void> close(Session session, HttpServletRequest request) {
        signIn.signOut(session);
        return ResponseEntity.noContent()
                .headers(SessionCookies.cleared(request.isSecure()))
                .build();
    }

    @PutMapping("/organization")
    ResponseEntity<SessionView> switchTo(@RequestBody SwitchRequest body, Session session, HttpServletRequest request) {
        var missing = new ArrayList<FieldError>();
        UUID organization = Ids.parse(given(missing, "organization_id", body.organizationId(), 36))
                .orElse(null);
        if (organization == null && missing.isEmpty()) {
            missing.add(
                    new FieldError("organization_id", "organization_id: not valid (expected: an id of 36 characters)"));
        }
        refuse(missing);
        return answers.moved(signIn.switchTo(session, Objects.requireNonNull(organization)), request);
    }

    @PutMapping("/password")
    ResponseEntity<SessionView> changePassword(
            @RequestBody PasswordRequest body, Session session, HttpServletRequest request) {
        var missing = new ArrayList<FieldError>();
        String current = given(missing, "current_password", body.currentPassword(), 1000);
        String replacement = given(missing, "new_password", body.newPassword(), 1000);
        refuse(missing);
        return answers.moved(signIn.changePassword(session, current, replacement), request);
    }

    private static String given(List<FieldError> missing, String field, @Nullable String value, int longest) {
        if (value == null || value.isBlank() || value.length() > longest) {
            missing.add(
                    new FieldError(field, field + ": missing or too long (expected: 1 to " + longest + " characters)"));
            return "";
        }
        return value;
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new ProblemException(PlatformError.VALIDATION, "some fields are not valid", errors);
        }
    }
}
