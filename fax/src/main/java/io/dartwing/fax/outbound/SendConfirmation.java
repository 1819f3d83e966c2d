package io.dartwing.fax.outbound;

import io.dartwing.platform.identity.RecentFactor;
import io.dartwing.platform.settings.OrganizationSettings;
import org.springframework.stereotype.Component;

/// Asks who sends for a second factor, where the organisation wants that.
@Component
public class SendConfirmation {
    private final OrganizationSettings settings;
    private final RecentFactor factor;

    SendConfirmation(OrganizationSettings settings, RecentFactor factor) {
        this.settings = settings;
        this.factor = factor;
    }

    /// Problem `DW-4034` when it has to be shown first.
    public void ofFax() {
        if (wish().equals(OutboundSettings.ALWAYS)) {
            factor.require();
        }
    }

    /// The same, for many faxes at once.
    public void ofBroadcast() {
        if (!wish().equals(OutboundSettings.NEVER)) {
            factor.require();
        }
    }

    private String wish() {
        return settings.get(OutboundSettings.SECOND_FACTOR);
    }
}
