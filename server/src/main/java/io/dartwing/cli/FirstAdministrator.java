package io.dartwing.cli;

import io.dartwing.platform.database.DataDirectory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/// The administrator of a fresh installation and its one-time password, as long as that wasn't changed.
record FirstAdministrator(UUID id, String email, String password) {
    static Optional<FirstAdministrator> in(Path data) {
        return DataDirectory.visit(data)
                .findSecret("first-administrator")
                .map(secret -> new JsonMapper().readValue(secret, FirstAdministrator.class));
    }
}
