package io.dartwing.platform.notifications.inbox;

import org.springframework.stereotype.Component;

/// Whether mail may hold what may be PHI.
@Component
class MailPrivacy {
    boolean phiAllowed() {
        return false;
    }
}
