package io.dartwing.fax.outbound;

import io.dartwing.platform.settings.Setting;
import io.dartwing.platform.settings.SettingTable;
import java.util.List;

/// How often faxes are tried, and what sending them asks for.
public final class OutboundSettings implements SettingTable {
    /// 0: as the cause of the failure asks for.
    static final Setting<Long> MOST_ATTEMPTS = Setting.integer(
                    "fax.most_attempts", "Attempts for each fax, at most", 0, 0, 12)
            .group("Faxes")
            .describe("A fax that fails is tried again as often as its cause promises success, but never more than so"
                    + " many times in all. 0: as its cause asks for. Counts for faxes accepted from now on; a"
                    + " broadcast has its own number.");

    public static final Setting<Long> MOST_MEGABYTES = Setting.integer(
                    "fax.most_megabytes", "Largest fax (MB)", 50, 1, 50)
            .group("Faxes")
            .describe("All files of a fax together. What is larger is refused; people and programs can offer it as a"
                    + " secure link.");
    public static final Setting<Long> MOST_PAGES = Setting.integer("fax.most_pages", "Longest fax (pages)", 200, 1, 200)
            .group("Faxes")
            .describe("With its cover page. What is longer is refused; people and programs can offer it as a secure"
                    + " link. Broadcasts are not asked.");

    static final String NEVER = "never";
    static final String ALWAYS = "always";
    static final Setting<String> SECOND_FACTOR = Setting.choice(
                    "fax.second_factor", "A second factor before faxes are sent", NEVER, NEVER, "broadcasts", ALWAYS)
            .group("Faxes")
            .describe("Who sends in the browser shows a code or passkey, unless it did so in the last ten minutes:"
                    + " before a broadcast starts, or before each fax too. Programs with keys are not asked.");

    static final String NOT_IDENTIFIED = "off";
    static final String ANNOUNCED = "announced";
    static final Setting<String> STATION_IDENTIFIER = Setting.choice(
                    "fax.station_identifier",
                    "An identifier on each fax, for those who ask whether it is genuine",
                    "printed",
                    NOT_IDENTIFIED,
                    "printed",
                    ANNOUNCED)
            .group("Faxes")
            .describe(
                    "Each fax gets one of its own, such as DFX-20261127-AB12, printed in its header line; looking it up"
                            + " finds the fax. Announced: the far machine is also told it, in place of the number's station"
                            + " identification, when the fax goes over a trunk.");

    @Override
    public List<Setting<?>> settings() {
        return List.of(MOST_ATTEMPTS, MOST_MEGABYTES, MOST_PAGES, SECOND_FACTOR, STATION_IDENTIFIER);
    }
}
