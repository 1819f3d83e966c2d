package io.dartwing.fax.reading;

import io.dartwing.platform.settings.Setting;
import io.dartwing.platform.settings.SettingTable;
import java.util.List;

/// How sure the category of a received fax has to be, and whether people's corrections are learned from.
public final class CategorySettings implements SettingTable {
    /// Percent; 0 marks none.
    static final Setting<Long> UNSURE_BELOW = Setting.integer(
                    "fax.category_unsure_below", "A person looks at categories below (percent)", 70, 0, 100)
            .group("Faxes")
            .describe("Received faxes whose category is less probable than this are marked as unsure, so that lists"
                    + " and rules can give them to somebody who looks. 0: none. Counts for faxes read from now on.");

    /// Whether faxes whose category is unsure wait for a person.
    public static final Setting<Boolean> HOLD_UNSURE = Setting.bool(
                    "fax.category_unsure_hold", "Hold faxes whose category is unsure", false)
            .group("Faxes")
            .describe("They wait in the held faxes until a person says what they are and releases them; faxes of known"
                    + " senders too. Off: they are delivered with a mark.");

    /// Whether trainings begin without being asked for.
    static final Setting<Boolean> LEARNS = Setting.bool("fax.category_learning", "Learn from corrections", true)
            .group("Faxes")
            .describe(
                    "Once a day, when people corrected or confirmed the categories of 20 more faxes, these are learned"
                            + " from. What was learned judges new faxes only when it does better on corrections it didn't"
                            + " learn from; it stays in this organisation, and can be taken back.");

    @Override
    public List<Setting<?>> settings() {
        return List.of(UNSURE_BELOW, HOLD_UNSURE, LEARNS);
    }
}
