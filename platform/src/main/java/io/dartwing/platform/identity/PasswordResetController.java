package io.dartwing.platform.identity;

import io.dartwing.kernel.ProblemException;
import io.dartwing.kernel.ProblemException.FieldError;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.problem.RetryLaterException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// A new password by mail.
@RestController
@RequestMapping("/api/v1/session/password-reset")
class PasswordResetController {
    private final PasswordReset reset;
    private final Visits visits;

    PasswordResetController(PasswordReset reset, Visits visits) {
        this.reset = reset;
        this.visits = visits;
    }

    record AskRequest(@Nullable String email) {}

    record UseRequest(@Nullable String token, @Nullable String newPassword) {}

    /// The same answer whether anybody has this address.
    @PublicOperation
    @PostMapping
    ResponseEntity<Void> ask(@RequestBody AskRequest body, HttpServletRequest request) {
        reset.ask(text("email", body.email(), 254), visits.of(request)).ifPresent(wait -> {
            throw new RetryLaterException(PlatformError.TOO_MANY_REQUESTS, "too many requests for mails", wait);
        });
        Thread.ofVirtual().name("password-reset").start(reset::handleAll); // else the upkeep does it within a minute
        return ResponseEntity.accepted().build();
    }

    /// Ends all sessions of the account.
    @PublicOperation
    @PutMapping
    ResponseEntity<Void> use(@RequestBody UseRequest body) {
        reset.use(text("token", body.token(), 200), text("new_password", body.newPassword(), 1000));
        return ResponseEntity.noContent().build();
    }

    private static String text(String field, @Nullable String value, int longest) {
        if (value == null || value.isBlank() || value.length() > longest) {
            throw new ProblemException(
                    PlatformError.VALIDATION,
                    "some fields are not valid",
                    List.of(new FieldError(
                            field, field + ": missing or too long (expected: 1 to " + longest + " characters)")));
        }
        return value;
    }
}
