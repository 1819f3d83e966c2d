package io.dartwing.fax.version;

import io.dartwing.platform.settings.Setting;
import io.dartwing.platform.settings.SettingTable;
import java.util.List;

/// Which pages of received faxes are stamped by themselves.
public final class ReceiptStampSettings implements SettingTable {
    static final String NONE = "none";
    static final String FIRST = "first";

    static final Setting<String> PAGES = Setting.choice(
                    "fax.receipt_stamp", "Stamp on received faxes", NONE, NONE, FIRST, "every")
            .group("Faxes")
            .describe("“RECEIVED VIA FAX” with time, number and sender, low on the right of the first or of every page"
                    + " of a version of its own. The fax as it came in stays untouched.");

    @Override
    public List<Setting<?>> settings() {
        return List.of(PAGES);
    }
}
