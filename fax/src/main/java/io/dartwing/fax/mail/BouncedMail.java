package io.dartwing.fax.mail;

import java.util.UUID;

/// Hears that a mail of ours came back to one of the mailboxes.
public interface BouncedMail {
    /// In a transaction of the organisation's.
    ///
    /// @return whether it was one of its own
    boolean bounced(UUID mail);
}
