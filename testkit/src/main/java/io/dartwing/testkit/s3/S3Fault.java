package io.dartwing.testkit.s3;

/// What can go wrong with a writing.
public enum S3Fault {
    /// Status 500, nothing stored.
    ERROR,
    /// Stored, and the connection broken before the answer.
    STORED_IN_SILENCE,
    /// Stored without the lock that was asked for.
    UNLOCKED,
    /// Stored after a second.
    SLOW
}
