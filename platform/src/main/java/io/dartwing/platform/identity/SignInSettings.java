package io.dartwing.platform.identity;

import io.dartwing.platform.settings.Setting;
import io.dartwing.platform.settings.SettingTable;
import java.time.Duration;
import java.util.List;

public final class SignInSettings implements SettingTable {
    static final Duration LONGEST_IDLE = Duration.ofHours(12);
    static final Duration LONGEST = Duration.ofDays(7);
    static final String REQUIRED = "required";
    private static final String GROUP = "Sign-in";

    static final Setting<String> SECOND_FACTOR = Setting.choice(
                    "sign_in.second_factor", "Second factor", "optional", "optional", REQUIRED)
            .group(GROUP)
            .describe("Required: who has none sets one up before anything else, in sessions that run already too. "
                    + "People whose roles open health information always need one.")
            .healthcareAlways(REQUIRED);

    /// Its default comes from `dartwing.session.idle`. In healthcare mode HIPAA §164.312(a)(2)(iii) counts.
    static final Setting<Duration> SESSION_IDLE = Setting.duration(
                    "sign_in.session_idle",
                    "Sessions end when idle for",
                    Duration.ofMinutes(30),
                    Duration.ofMinutes(5),
                    LONGEST_IDLE)
            .group(GROUP)
            .describe("Counts for running sessions too.")
            .healthcareAtMost(IdentityProperties.HEALTHCARE_LONGEST);

    /// Its default comes from `dartwing.session.absolute`.
    static final Setting<Duration> SESSION_ABSOLUTE = Setting.duration(
                    "sign_in.session_absolute",
                    "Sessions end after",
                    Duration.ofHours(10),
                    Duration.ofMinutes(15),
                    LONGEST)
            .group(GROUP)
            .describe("However busy they are. Counts for running sessions too.");

    @Override
    public List<Setting<?>> settings() {
        return List.of(SECOND_FACTOR, SESSION_IDLE, SESSION_ABSOLUTE);
    }
}
