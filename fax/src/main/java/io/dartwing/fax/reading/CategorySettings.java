package io.dartwing.fax.reading;

import io.dartwing.platform.settings.Setting;
import io.dartwing.platform.settings.SettingTable;
import java.util.List;

/// How sure the category of a received fax has to be.
public final class CategorySettings implements SettingTable {
    /// Percent; 0 marks none.
    static final Setting<Long> UNSURE_BELOW = Setting.integer(
                    "fax.category_unsure_below", "A person looks at categories below (percent)", 70, 0, 100)
            .group("Faxes")
            .describe("Received faxes whose category is less probable than this are marked as unsure, so that lists"
                    + " and rules can give them to somebody who looks. 0: none. Counts for faxes read from now on.");

    @Override
    public List<Setting<?>> settings() {
        return List.of(UNSURE_BELOW);
    }
}
