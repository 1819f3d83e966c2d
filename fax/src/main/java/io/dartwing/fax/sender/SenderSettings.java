package io.dartwing.fax.sender;

import io.dartwing.platform.settings.Setting;
import io.dartwing.platform.settings.SettingTable;
import java.util.List;

/// How far known senders count.
public final class SenderSettings implements SettingTable {
    static final Setting<Boolean> OWN_LISTS = Setting.bool(
                    "fax.own_senders", "People have lists of senders of their own", true)
            .group("Faxes")
            .describe("What people list counts for faxes to their own numbers, before the organisation's list. Without,"
                    + " their entries stay and count for nothing.");

    /// Whether faxes of allowed senders get a spam score.
    public static final Setting<Boolean> UNJUDGED = Setting.bool(
                    "fax.allowed_senders_unjudged", "Allowed senders pass without a spam score", false)
            .group("Faxes")
            .describe("Faxes of senders that a list allows are never held. With this, they get no spam score either;"
                    + " their text, category and health information are found as ever.");

    @Override
    public List<Setting<?>> settings() {
        return List.of(OWN_LISTS, UNJUDGED);
    }
}
