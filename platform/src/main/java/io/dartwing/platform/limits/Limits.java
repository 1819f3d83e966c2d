package io.dartwing.platform.limits;

import io.dartwing.kernel.ErrorCode;
import java.time.Duration;

/// Asks whether the current actor may do one more of something. People, API keys and service clients are limited; what
/// the
/// server does by itself is not.
public interface Limits {
    /// Takes one from the caller and one from its organisation, or nothing from either.
    ///
    /// Ask after everything else was checked and before the work is done: an idempotent replay must not pay
    /// again, and a refused request must not pay at all.
    ///
    /// @throws io.dartwing.platform.problem.RetryLaterException with this code, when a window is empty
    void take(LimitedOperation operation, ErrorCode code);

    /// The same with `DW-429`.
    void take(LimitedOperation operation);

    /// Takes one of the places for doing this at the same time, until it is closed, or for `longest` if this process
    /// dies before.
    ///
    /// @throws io.dartwing.platform.problem.RetryLaterException `DW-429` when all are taken
    Place enter(LimitedOperation operation, Duration longest);

    interface Place extends AutoCloseable {
        @Override
        void close();
    }
}
