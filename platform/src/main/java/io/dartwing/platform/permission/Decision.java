package io.dartwing.platform.permission;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.problem.PlatformError;
import java.util.Set;

/// The answer, with the layer and the rule that gave it.
public sealed interface Decision {
    Layer layer();

    /// In our own words: no names of people, no content.
    String rule();

    /// Allowed; `hiddenFields` are to be left out of what the actor sees and refused in what it
    /// changes.
    record Allowed(Layer layer, String rule, Set<String> hiddenFields) implements Decision {
        public Allowed {
            hiddenFields = Set.copyOf(hiddenFields);
        }
    }

    /// The record must look as if it did not exist.
    record Hidden(Layer layer, String rule) implements Decision {}

    /// Refused in the open: the actor may know that the record or the act exists.
    record Forbidden(Layer layer, String rule) implements Decision {}

    default boolean allowed() {
        return this instanceof Allowed;
    }

    /// `allowed`, `hidden` or `forbidden`.
    default String outcome() {
        return switch (this) {
            case Allowed ignored -> "allowed";
            case Hidden ignored -> "hidden";
            case Forbidden ignored -> "forbidden";
        };
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
