package io.dartwing.platform.notifications.inbox;

import io.dartwing.platform.notifications.NoticeKind;
import java.util.Locale;

/// By which ways a person hears of one kind.
record Choice(boolean inApp, MailChoice mail, boolean push) {
    enum MailChoice {
        OFF,
        NOW,
        DIGEST;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static MailChoice of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    static Choice defaults(NoticeKind kind) {
        return new Choice(true, kind.mailByDefault() ? MailChoice.NOW : MailChoice.OFF, true);
    }

    /// What is held against the person's choice: security notices can't be turned off.
    Choice forKind(NoticeKind kind) {
        return kind.security() ? new Choice(true, MailChoice.NOW, push) : this;
    }
}
