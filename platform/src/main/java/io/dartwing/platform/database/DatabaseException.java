package io.dartwing.platform.database;

/// The database could not be prepared, started or stopped; the message says what to do and holds no
/// data.
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseException(String message) {
        super(message);
    }

    public DatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
