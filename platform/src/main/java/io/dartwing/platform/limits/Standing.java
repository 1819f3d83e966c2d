package io.dartwing.platform.limits;

import io.dartwing.platform.limits.Allowance.Window;
import java.time.Duration;

/// How one window of one subject stands after a request.
record Standing(Allowance allowance, Window window, long left, Duration untilFull) {
    /// How much of it is used, from 0 to 1.
    double used() {
        return 1 - (double) left / window.most();
    }

    /// For example `key-minute`: whose window it is.
    String name() {
        return allowance.scope() + "-" + window.span().name().toLowerCase(java.util.Locale.ROOT);
    }
}
