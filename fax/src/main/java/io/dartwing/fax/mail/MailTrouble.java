package io.dartwing.fax.mail;

import java.io.IOException;

/// A mailbox could not be used. Its message is ours and fit to be shown: servers may repeat anything.
final class MailTrouble extends IOException {
    private static final long serialVersionUID = 1L;

    MailTrouble(String message) {
        super(message);
    }
}
