package io.dartwing.engine.fax.line.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Finds the folder `shared` that lies beside the project's root, with peers and test data; it may be absent.
public final class SharedFiles {
    private SharedFiles() {}

    public static Optional<Path> find(String inside) {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.exists(at.resolve("mvnw"))) {
            at = at.getParent();
        }
        if (at == null || at.getParent() == null) {
            return Optional.empty();
        }
        Path found = at.getParent().resolve("shared").resolve(inside);
        try {
            return Files.exists(found) ? Optional.of(found.toRealPath()) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
