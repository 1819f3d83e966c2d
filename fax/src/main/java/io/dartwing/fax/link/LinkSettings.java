package io.dartwing.fax.link;

import io.dartwing.platform.settings.Setting;
import io.dartwing.platform.settings.SettingTable;
import java.util.List;

/// Whether documents may be offered under an address, and for how long.
public final class LinkSettings implements SettingTable {
    private static final String GROUP = "Secure links";
    static final String NONE = "none";
    static final String FAX_AND_MAIL = "fax_and_mail";
    static final int LONGEST_DAYS = 30;
    static final int MOST_DOWNLOADS = 100;

    static final Setting<String> WAYS = Setting.choice(
                    "fax.link_ways", "How secure links may go out", FAX_AND_MAIL, NONE, "fax", FAX_AND_MAIL)
            .group(GROUP)
            .describe("A document that is too large to be faxed is offered under an address: a page with the address"
                    + " and a code is faxed instead. Fax and mail: where nobody's fax answers, the address may go by"
                    + " e-mail too; the sender tells the code. None: no links.");
    static final Setting<Long> DAYS = Setting.integer("fax.link_days", "Days until a link expires", 7, 1, LONGEST_DAYS)
            .group(GROUP)
            .describe("Unless the sender chooses otherwise.");
    static final Setting<Long> DOWNLOADS = Setting.integer(
                    "fax.link_downloads", "Downloads of each document", 10, 1, MOST_DOWNLOADS)
            .group(GROUP)
            .describe("So often each document can be downloaded through a link, unless the sender chooses otherwise.");

    @Override
    public List<Setting<?>> settings() {
        return List.of(WAYS, DAYS, DOWNLOADS);
    }
}
