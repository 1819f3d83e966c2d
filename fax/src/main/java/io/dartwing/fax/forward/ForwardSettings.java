package io.dartwing.fax.forward;

import io.dartwing.platform.settings.Setting;
import io.dartwing.platform.settings.SettingTable;
import java.util.List;

/// How far rules may send faxes on.
public final class ForwardSettings implements SettingTable {
    static final Setting<Long> MOST_HOPS = Setting.integer(
                    "fax.forward_hops", "A fax that was sent on is sent on again, at most", 1, 0, 10)
            .group("Faxes")
            .describe("Counts for faxes that a rule sent on and that come in again. 0: never again. More lets faxes go"
                    + " round longer when two rules send them to each other; each time is a call that you pay for.");
    static final Setting<Long> PER_HOUR = Setting.integer(
                    "fax.forward_per_hour", "Faxes that rules send on to one number, in an hour", 60, 1, 10_000)
            .group("Faxes")
            .describe("Further ones stay where they are, and say so in their history. It stops faxes that go round over"
                    + " machines elsewhere, which can't be recognised.");

    @Override
    public List<Setting<?>> settings() {
        return List.of(MOST_HOPS, PER_HOUR);
    }
}
