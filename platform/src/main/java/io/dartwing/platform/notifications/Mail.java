package io.dartwing.platform.notifications;

import java.util.UUID;

/// Sends mail for the current actor's organisation.
///
/// Before there is an actor (a password reset), bind one first:
/// `Actors.callAs(SystemJobActor.of(organization, "password-reset"), …)`.
public interface Mail {
    /// Every mail of ours carries it, with its id: one that comes back to us is known by it.
    String OWN_HEADER = "X-Dartwing-Mail";

    /// Stores the mail in the current transaction, or in one of its own when there is none, and answers its id.
    ///
    /// Nothing is sent unless that transaction commits; then it leaves at least once, with the same
    /// `Message-ID` each time, also when whoever asked is gone by then. Without a mail server it is kept as
    /// `not_configured` and leaves as soon as there is one and the mail is still useful.
    default UUID send(MailMessage message) {
        return send(message, MailParts.NONE);
    }

    /// The same with what belongs to it. How it ended is told as `MailConcluded`.
    UUID send(MailMessage message, MailParts parts);

    /// Whether there is a mail server at all. What is better not said late (a digest, a reminder) is not sent
    /// without.
    boolean configured();
}
