package io.dartwing.platform.database;

/// Declares that a module has migrations in `db/migration/<module>`, with its own history table
/// `flyway_<module>`.
///
/// A bean per module; they run in ascending order before the first connection of the app role is handed
/// out.
public record ModuleMigrations(String module, int order) {
    public ModuleMigrations {
        if (!module.matches("[a-z]{2,30}")) {
            throw new IllegalArgumentException("module: " + module + " (expected: 2 to 30 lower-case letters)");
        }
    }
}
