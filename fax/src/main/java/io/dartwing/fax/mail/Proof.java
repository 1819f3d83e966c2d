package io.dartwing.fax.mail;

/// Whether a message is from whom it says.
sealed interface Proof {
    /// In words for lists.
    String text();

    /// By a mechanism whose domain is that of the author.
    record Proven(String text) implements Proof {}

    /// Nothing speaks for it, and nothing against.
    record Unproven(String text) implements Proof {}

    /// The domain of the author says that it is not from there.
    record Forged(String text) implements Proof {}
}
