package io.dartwing.fax.copies;

import io.dartwing.platform.settings.Setting;
import io.dartwing.platform.settings.SettingTable;
import java.util.List;

/// How much of faxes may leave by mail.
public final class CopySettings implements SettingTable {
    private static final String GROUP = "E-mail";

    static final Setting<String> MOST = Setting.choice(
                    "fax.mail_content", "What may leave by e-mail", "notice", "notice", "link", "pages")
            .group(GROUP)
            .describe("Notice: only that there is a fax. Link: and where it is; who opens it signs in. Pages: the pages"
                    + " as PDF, readable for everybody on the way whose mail servers don't encrypt. What inboxes and"
                    + " people ask for goes this far at most.");
    public static final Setting<List<String>> DOMAINS = Setting.texts(
                    "fax.mail_domains",
                    "Domains that pages may go to",
                    "[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?",
                    "domains such as clinic.example")
            .group(GROUP)
            .describe("Empty: all. Links and notices are not bound by it.");

    @Override
    public List<Setting<?>> settings() {
        return List.of(MOST, DOMAINS);
    }
}
