package io.dartwing.platform.identity;

import io.dartwing.platform.problem.PlatformError;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a session has to get past before it may do anything else. Its actor holds no permission until then.
public enum SessionGate {
    OPEN(null, ""),
    /// A password was shown, the account's second factor not yet.
    SECOND_FACTOR(PlatformError.SECOND_FACTOR_NEEDED, "the second factor has to be shown first"),
    /// The one-time password somebody handed over is still in use.
    PASSWORD(PlatformError.FORBIDDEN, "the one-time password has to be changed first"),
    /// The organisation or a role asks for a second factor and the account has none.
    ENROLMENT(PlatformError.ENROLMENT_NEEDED, "a second factor has to be set up first");

    private final @Nullable PlatformError error;
    private final String detail;

    SessionGate(@Nullable PlatformError error, String detail) {
        this.error = error;
        this.detail = detail;
    }

    /// Pure: what was proven against what is asked for.
    static SessionGate of(
            SignInMethod method, boolean proven, boolean hasFactor, boolean required, boolean mustChange) {
        if (!proven && hasFactor && (required || method == SignInMethod.PASSWORD)) {
            return SECOND_FACTOR;
        }
        if (mustChange && method == SignInMethod.PASSWORD) {
            return PASSWORD;
        }
        boolean vouched = proven && (hasFactor || method == SignInMethod.PROVIDER);
        return required && !vouched ? ENROLMENT : OPEN;
    }

    /// With what to refuse everything behind the gate; empty for an open one.
    public Optional<PlatformError> error() {
        return Optional.ofNullable(error);
    }

    public String detail() {
        return detail;
    }

    /// As the browser is told: `open`, `second_factor`, `password`, `enrolment`.
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
