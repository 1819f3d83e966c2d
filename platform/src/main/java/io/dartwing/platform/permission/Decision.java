package io.dartwing.platform.permission;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.problem.PlatformError;
import java.util.Set;

/// The answer, with the name of the rule that gave it.
public sealed interface Decision {
    String rule();

    /// Allowed; `hiddenFields` are to be left out of what the actor sees and refused in what it
    /// changes.
    record Allowed(String rule, Set<String> hiddenFields) implements Decision {
        public Allowed {
            hiddenFields = Set.copyOf(hiddenFields);
        }
    }

    /// The record must look as if it did not exist.
    record Hidden(String rule) implements Decision {}

    /// Refused in the open: the actor may know that the record or the act exists.
    record Forbidden(String rule) implements Decision {}

    default boolean allowed() {
        return this instanceof Allowed;
    }

    /// Goes on when allowed.
    ///
    /// @throws ProblemException `DW-404` or `DW-403`
    default Allowed orRefuse() {
        return switch (this) {
            case Allowed allowed -> allowed;
            case Hidden hidden -> throw new ProblemException(PlatformError.NOT_FOUND, "no such record");
            case Forbidden forbidden -> throw new ProblemException(PlatformError.FORBIDDEN, forbidden.rule());
        };
    }
}
