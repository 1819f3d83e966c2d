package io.dartwing.platform.factor;

import io.dartwing.kernel.ProblemException;
import io.dartwing.kernel.ProblemException.FieldError;
import io.dartwing.platform.identity.Arrivals;
import io.dartwing.platform.identity.PublicOperation;
import io.dartwing.platform.identity.Session;
import io.dartwing.platform.identity.SessionAnswers;
import io.dartwing.platform.identity.SignInThrottle;
import io.dartwing.platform.identity.Visit;
import io.dartwing.platform.identity.Visits;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.problem.RetryLaterException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Shows a second factor, at sign-in or to confirm who is at the keyboard, and signs in with a passkey alone.
@RestController
@RequestMapping("/api/v1/session")
class SecondFactorController {
    private final Authenticators authenticators;
    private final Passkeys passkeys;
    private final Ceremony ceremony;
    private final Arrivals arrivals;
    private final SignInThrottle throttle;
    private final SessionAnswers answers;
    private final Visits visits;
    private final JsonMapper json = JsonMapper.builder().build();

    SecondFactorController(
            Authenticators authenticators,
            Passkeys passkeys,
            Ceremony ceremony,
            Arrivals arrivals,
            SignInThrottle throttle,
            SessionAnswers answers,
            Visits visits) {
        this.authenticators = authenticators;
        this.passkeys = passkeys;
        this.ceremony = ceremony;
        this.arrivals = arrivals;
        this.throttle = throttle;
        this.answers = answers;
        this.visits = visits;
    }

    /// What the account can show.
    record Factors(boolean totp, boolean passkey, boolean recoveryCode) {}

    /// Exactly one of the two.
    record CodeRequest(@Nullable String code, @Nullable String recoveryCode) {}

    /// The answer of the browser's `navigator.credentials`, in its JSON form.
    record PasskeyRequest(@Nullable Map<String, Object> credential) {}

    @GetMapping("/second-factor")
    Factors factors(Session session) {
        Authenticators.Overview overview = authenticators.overview();
        return new Factors(overview.since() != null, !passkeys.list().isEmpty(), overview.recoveryCodesLeft() > 0);
    }

    /// Answers with the session under a new token.
    @PostMapping("/second-factor")
    ResponseEntity<?> show(@RequestBody CodeRequest body, Session session, HttpServletRequest request) {
        String code = body.code();
        String recovery = body.recoveryCode();
        if ((code == null) == (recovery == null) || (code == null ? recovery : code).length() > 100) {
            throw new ProblemException(
                    PlatformError.VALIDATION,
                    "one factor is needed",
                    List.of(new FieldError("code", "code: missing or too long (expected: code or recovery_code)")));
        }
        slowDown(throttle.beginFactor(session.personId()));
        boolean right = code != null ? authenticators.prove(code) : authenticators.proveByRecoveryCode(recovery);
        String by = code != null ? "totp" : "recovery_code";
        if (!right) {
            arrivals.refused(session.personId(), by);
            String field = code != null ? "code" : "recovery_code";
            throw new ProblemException(
                    PlatformError.VALIDATION,
                    "the code is wrong or was used before",
                    List.of(new FieldError(field, field + ": wrong or used before (expected: a fresh one)")));
        }
        throttle.factorSucceeded(session.personId());
        return answers.answer(arrivals.secondFactor(session, by, visits.of(request)), request);
    }

    @PostMapping("/second-factor/passkey-options")
    Map<String, Object> proofOptions(Session session, HttpServletRequest request) {
        slowDown(throttle.beginPasskeyOptions(visits.of(request)));
        return PasskeyOptions.request(
                ceremony.relyingParty(), passkeys.challenge(Passkeys.Purpose.PROVE), passkeys.list());
    }

    @PostMapping("/second-factor/passkey")
    ResponseEntity<?> showPasskey(@RequestBody PasskeyRequest body, Session session, HttpServletRequest request) {
        Visit visit = visits.of(request);
        slowDown(throttle.beginFactor(session.personId()));
        slowDown(throttle.beginPasskey(visit));
        Optional<UUID> shown = passkeys.prove(Passkeys.Purpose.PROVE, credential(body));
        if (shown.isEmpty() || !shown.get().equals(session.personId())) {
            arrivals.refused(session.personId(), "passkey");
            throw Ceremony.refused("it is not a passkey of this account");
        }
        throttle.factorSucceeded(session.personId());
        throttle.passkeySucceeded(visit);
        return answers.answer(arrivals.secondFactor(session, "passkey", visit), request);
    }

    /// Begins to sign in with a passkey alone.
    @PublicOperation
    @PostMapping("/passkey-options")
    Map<String, Object> signInOptions(HttpServletRequest request) {
        slowDown(throttle.beginPasskeyOptions(visits.of(request)));
        return PasskeyOptions.request(ceremony.relyingParty(), passkeys.challenge(Passkeys.Purpose.SIGN_IN), List.of());
    }

    /// Signs in with a passkey alone: it verified its user, so nothing else is asked for.
    @PublicOperation
    @PostMapping("/passkey")
    ResponseEntity<?> signIn(@RequestBody PasskeyRequest body, HttpServletRequest request) {
        Visit visit = visits.of(request);
        slowDown(throttle.beginPasskey(visit));
        UUID person = passkeys.prove(Passkeys.Purpose.SIGN_IN, credential(body))
                .orElseThrow(() -> new ProblemException(PlatformError.UNAUTHENTICATED, "the passkey is not known"));
        Arrivals.Arrived arrived = arrivals.byPasskey(person, visit);
        throttle.passkeySucceeded(visit);
        return answers.answer(arrived, request);
    }

    private static void slowDown(Optional<Duration> early) {
        early.ifPresent(wait -> {
            throw new RetryLaterException(PlatformError.TOO_MANY_REQUESTS, "too many attempts", wait);
        });
    }

    private String credential(PasskeyRequest body) {
        if (body.credential() == null) {
            throw Ceremony.refused("it is missing");
        }
        return json.writeValueAsString(body.credential());
    }
}
