package io.dartwing.platform.identity;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.kernel.ProblemException.FieldError;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.problem.RetryLaterException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
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

    SessionController(SignIn signIn) {
        this.signIn = signIn;
    }

    record SignInRequest(@Nullable String email, @Nullable String password) {}

    record SwitchRequest(@Nullable String organizationId) {}

    record PasswordRequest(
            @Nullable String currentPassword, @Nullable String newPassword) {}

    @PublicOperation
    @PostMapping
    ResponseEntity<?> open(@RequestBody SignInRequest body, HttpServletRequest request) {
        var missing = new ArrayList<FieldError>();
        String email = given(missing, "email", body.email(), 254);
        String password = given(missing, "password", body.password(), Passwords.MAXIMUM);
        refuse(missing);
        return switch (signIn.signIn(email, password, request.getRemoteAddr())) {
            case SignInResult.SignedIn(Session session) ->
                ResponseEntity.ok()
                        .header(HttpHeaders.SET_COOKIE, SessionCookies.session(session.token(), request.isSecure()))
                        .header(HttpHeaders.SET_COOKIE, SessionCookies.csrf(session.token(), request.isSecure()))
                        .body(view(session));
            case SignInResult.Refused() ->
                throw new ProblemException(PlatformError.UNAUTHENTICATED, "address or password is wrong");
            case SignInResult.TooSoon(var wait) ->
                throw new RetryLaterException(PlatformError.TOO_MANY_REQUESTS, "too many attempts to sign in", wait);
        };
    }

    @GetMapping
    SessionView current(Session session) {
        return view(session);
    }

    @DeleteMapping
    ResponseEntity<Void> close(Session session, HttpServletRequest request) {
        signIn.signOut(session);
        return ResponseEntity.noContent()
                .headers(SessionCookies.cleared(request.isSecure()))
                .build();
    }

    @PutMapping("/organization")
    SessionView switchTo(@RequestBody SwitchRequest body, Session session) {
        var missing = new ArrayList<FieldError>();
        UUID organization = Ids.parse(given(missing, "organization_id", body.organizationId(), 36))
                .orElse(null);
        if (organization == null && missing.isEmpty()) {
            missing.add(
                    new FieldError("organization_id", "organization_id: not valid (expected: an id of 36 characters)"));
        }
        refuse(missing);
        return view(signIn.switchTo(session, java.util.Objects.requireNonNull(organization)));
    }

    @PutMapping("/password")
    SessionView changePassword(@RequestBody PasswordRequest body, Session session) {
        var missing = new ArrayList<FieldError>();
        String current = given(missing, "current_password", body.currentPassword(), 1000);
        String replacement = given(missing, "new_password", body.newPassword(), 1000);
        refuse(missing);
        signIn.changePassword(session, current, replacement);
        return view(session.withChangedPassword());
    }

    private SessionView view(Session session) {
        return SessionView.of(session, signIn.memberships(session.personId()));
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
