package io.dartwing.engine.fax.t30;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The native library behind the terminals.
public final class FaxLibrary {
    private FaxLibrary() {}

    /// Empty when the library is there and complete, else one sentence that says which package to install.
    public static Optional<String> problem() {
        return Optional.ofNullable(Spandsp.problem());
    }

    static void demand() {
        @Nullable String problem = Spandsp.problem();
        if (problem != null) {
            throw new IllegalStateException(problem);
        }
    }
}
