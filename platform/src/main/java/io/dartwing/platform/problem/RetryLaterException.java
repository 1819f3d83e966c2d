package io.dartwing.platform.problem;

import io.dartwing.kernel.ErrorCode;
import java.time.Duration;

/// A refusal that ends by itself: the problem document comes with a `Retry-After` header.
public final class RetryLaterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final String detail;
    private final Duration wait;

    public RetryLaterException(ErrorCode code, String detail, Duration wait) {
        super(code.code() + ": " + detail);
        this.code = code;
        this.detail = detail;
        this.wait = wait;
    }

    ErrorCode code() {
        return code;
    }

    String detail() {
        return detail;
    }

    /// How long to wait.
    public Duration retryAfter() {
        return wait;
    }

    /// Rounded up, so that whoever waits that long is not refused again.
    long seconds() {
        return wait.plusNanos(999_999_999).toSeconds();
    }
}
