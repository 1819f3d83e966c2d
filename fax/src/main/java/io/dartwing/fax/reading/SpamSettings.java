package io.dartwing.fax.reading;

import io.dartwing.platform.settings.Setting;
import io.dartwing.platform.settings.SettingTable;
import java.util.List;

/// From which spam score on a received fax is marked, and from which it is held for a person to
/// decide.
public final class SpamSettings implements SettingTable {
    /// No score reaches it.
    static final long NEVER = 101;

    /// Score, 0 to 100, from which a fax is marked; 101 marks none.
    public static final Setting<Long> FLAG_FROM = Setting.integer(
                    "fax.spam_flag_from", "Mark as suspicious from (score)", 30, 0, NEVER)
            .group("Faxes")
            .describe("Received faxes with this spam score (0 to 100) or more are delivered with a mark. 101: none.");

    /// Score, 0 to 100, from which a fax is held; 101 holds none.
    public static final Setting<Long> HOLD_FROM = Setting.integer(
                    "fax.spam_hold_from", "Hold from (score)", 80, 0, NEVER)
            .group("Faxes")
            .describe("Received faxes with this spam score (0 to 100) or more wait in the held faxes until a person"
                    + " releases or rejects them. 101: none.");

    /// How many faxes within ten minutes, from one sender or to one number, are a flood; 0: none are.
    static final Setting<Long> FLOOD_FROM = Setting.integer(
                    "fax.flood_from", "A flood from (faxes in ten minutes)", 20, 0, 10_000)
            .group("Faxes")
            .describe("So many faxes from one sender, or to one number, within ten minutes are a flood: they are marked"
                    + " as suspicious, and administrators are told once an hour. 0: never.");

    @Override
    public List<Setting<?>> settings() {
        return List.of(FLAG_FROM, HOLD_FROM, FLOOD_FROM);
    }
}
