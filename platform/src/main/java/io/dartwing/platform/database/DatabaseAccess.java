package io.dartwing.platform.database;

/// How to reach a prepared database: its address and its two roles. Never printed: it holds passwords.
public record DatabaseAccess(String url, Role owner, Role app) {
    /// A PostgreSQL login.
    public record Role(String name, String password) {
        @Override
        public String toString() {
            return name;
        }
    }

    @Override
    public String toString() {
        return "database (owner " + owner + ", app " + app + ")";
    }
}
