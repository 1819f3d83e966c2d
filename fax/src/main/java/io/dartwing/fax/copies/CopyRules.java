package io.dartwing.fax.copies;

import io.dartwing.platform.settings.OrganizationSettings;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// How much of a fax may go to an address, as the organisation decided.
@Component
class CopyRules {
    private final OrganizationSettings settings;

    CopyRules(OrganizationSettings settings) {
        this.settings = settings;
    }

    CopyContent most() {
        return CopyContent.of(settings.get(CopySettings.MOST));
    }

    /// What was wished for, or less.
    CopyContent allowed(CopyContent wished, String to) {
        CopyContent most = wished.atMost(most());
        List<String> domains = settings.get(CopySettings.DOMAINS);
        String domain = to.substring(to.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return most == CopyContent.PAGES && !domains.isEmpty() && !domains.contains(domain) ? CopyContent.LINK : most;
    }
}
