package io.dartwing.platform.factor;

import io.dartwing.kernel.Base32;
import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.kernel.ProblemException.FieldError;
import io.dartwing.platform.identity.Arrivals;
import io.dartwing.platform.identity.Session;
import io.dartwing.platform.identity.SessionAnswers;
import io.dartwing.platform.identity.SignInThrottle;
import io.dartwing.platform.identity.Visits;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.problem.RetryLaterException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// What a person sets up for its own account. Changes need a proof of it within the last minutes: without one the
/// answer is `DW-4033`.
@RestController
@RequestMapping("/api/v1/session/security")
class SecurityController {
    private final Authenticators authenticators;
    private final Passkeys passkeys;
    private final Ceremony ceremony;
    private final Arrivals arrivals;
    private final SignInThrottle throttle;
    private final Visits visits;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    SecurityController(
            Authenticators authenticators,
            Passkeys passkeys,
            Ceremony ceremony,
            Arrivals arrivals,
            SignInThrottle throttle,
            Visits visits,
            Clock clock) {
        this.authenticators = authenticators;
        this.passkeys = passkeys;
        this.ceremony = ceremony;
        this.arrivals = arrivals;
        this.throttle = throttle;
        this.visits = visits;
        this.clock = clock;
    }

    record Overview(
            @Nullable Instant totpSince,
            long recoveryCodesLeft,
            List<PasskeyView> passkeys,
            boolean secondFactorRequired) {}

    record PasskeyView(
            UUID id,
            String name,
            Instant createdAt,
            @Nullable Instant lastUsedAt) {}

    /// The secret of a new authenticator, shown only here; `uri` is what the QR code says.
    record NewAuthenticator(String secret, String uri) {}

    record ShownCode(@Nullable String code) {}

    /// Shown only here; empty when the account keeps the codes it has.
    record RecoveryCodes(List<String> recoveryCodes) {
        static RecoveryCodes of(List<RecoveryCode> codes) {
            return new RecoveryCodes(codes.stream().map(RecoveryCode::shown).toList());
        }
    }

    record NewPasskey(@Nullable String name, @Nullable Map<String, Object> credential) {}

    record NameRequest(@Nullable String name) {}

    @GetMapping
    Overview overview(Session session) {
        Authenticators.Overview known = authenticators.overview();
        return new Overview(
                known.since(),
                known.recoveryCodesLeft(),
                passkeys.list().stream()
                        .map(it -> new PasskeyView(it.id(), it.name(), it.createdAt(), it.lastUsedAt()))
                        .toList(),
                session.standing().secondFactorRequired());
    }

    /// Prepares an authenticator; it counts once a code made with it was shown.
    @PostMapping("/totp")
    NewAuthenticator begin(Session session) {
        session.requireConfirmed(clock.instant());
        String secret = Base32.encode(authenticators.begin());
        String label = URLEncoder.encode("Dartwing:" + session.email(), StandardCharsets.UTF_8)
                .replace("+", "%20");
        return new NewAuthenticator(
                secret, "otpauth://totp/" + label + "?secret=" + secret + "&issuer=Dartwing&digits=6&period=30");
    }

    /// Takes the prepared authenticator into use with its first code. The session goes on under a new token.
    @PutMapping("/totp")
    ResponseEntity<RecoveryCodes> confirm(@RequestBody ShownCode body, Session session, HttpServletRequest request) {
        session.requireConfirmed(clock.instant());
        String code = body.code();
        if (code == null || code.length() > 20) {
            throw wrongCode();
        }
        throttle.beginFactor(session.personId()).ifPresent(wait -> {
            throw new RetryLaterException(PlatformError.TOO_MANY_REQUESTS, "too many wrong codes", wait);
        });
        List<RecoveryCode> codes = authenticators.confirm(code).orElseThrow(SecurityController::wrongCode);
        throttle.factorSucceeded(session.personId());
        return proven(session, "totp", RecoveryCodes.of(codes), request);
    }

    @DeleteMapping("/totp")
    ResponseEntity<Void> removeTotp(Session session) {
        session.requireConfirmed(clock.instant());
        authenticators.remove();
        return ResponseEntity.noContent().build();
    }

    /// New recovery codes instead of the former ones.
    @PostMapping("/recovery-codes")
    RecoveryCodes renew(Session session) {
        session.requireConfirmed(clock.instant());
        return RecoveryCodes.of(authenticators.renewCodes());
    }

    @PostMapping("/passkey-options")
    Map<String, Object> options(Session session) {
        session.requireConfirmed(clock.instant());
        return PasskeyOptions.creation(
                ceremony.relyingParty(), passkeys.challenge(Passkeys.Purpose.REGISTER), session, passkeys.list());
    }

    /// Adds the passkey that the browser made. The session goes on under a new token.
    @PostMapping("/passkeys")
    ResponseEntity<RecoveryCodes> add(@RequestBody NewPasskey body, Session session, HttpServletRequest request) {
        session.requireConfirmed(clock.instant());
        if (body.credential() == null) {
            throw Ceremony.refused("it is missing");
        }
        passkeys.add(name(body.name()), json.writeValueAsString(body.credential()));
        List<RecoveryCode> codes =
                authenticators.overview().recoveryCodesLeft() > 0 ? List.of() : authenticators.renewCodes();
        return proven(session, "passkey", RecoveryCodes.of(codes), request);
    }

    @PatchMapping("/passkeys/{id}")
    ResponseEntity<Void> rename(@PathVariable String id, @RequestBody NameRequest body, Session session) {
        passkeys.rename(id(id), name(body.name()));
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/passkeys/{id}")
    ResponseEntity<Void> remove(@PathVariable String id, Session session) {
        session.requireConfirmed(clock.instant());
        passkeys.remove(id(id));
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<RecoveryCodes> proven(
            Session session, String by, RecoveryCodes codes, HttpServletRequest request) {
        Arrivals.Arrived arrived = arrivals.secondFactor(session, by, visits.of(request));
        return ResponseEntity.ok()
                .headers(SessionAnswers.cookies(arrived, request))
                .body(codes);
    }

    private static String name(@Nullable String given) {
        String name = given == null ? "" : given.strip();
        if (name.isEmpty() || name.length() > 100 || name.chars().anyMatch(Character::isISOControl)) {
            throw new ProblemException(
                    PlatformError.VALIDATION,
                    "some fields are not valid",
                    List.of(new FieldError("name", "name: not valid (expected: 1 to 100 characters on one line)")));
        }
        return name;
    }

    private static ProblemException wrongCode() {
        return new ProblemException(
                PlatformError.VALIDATION,
                "the code is wrong",
                List.of(new FieldError("code", "code: wrong (expected: the 6 digits the authenticator shows now)")));
    }

    private static UUID id(String text) {
        return Ids.parse(text).orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "no such passkey"));
    }
}
