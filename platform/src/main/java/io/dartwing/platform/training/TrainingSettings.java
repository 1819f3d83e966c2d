package io.dartwing.platform.training;

import io.dartwing.platform.settings.OrganizationSettings;
import io.dartwing.platform.settings.Setting;
import io.dartwing.platform.settings.SettingTable;
import java.util.List;

/// Which courses everybody needs.
public final class TrainingSettings implements SettingTable {
    private static final List<String> USUAL = List.of("HIPAA");

    private static final Setting<List<String>> COURSES = Setting.texts(
                    "training.courses", "Courses that everybody needs", "\\S(.{0,78}\\S)?", "1 to 80 characters")
            .group("People")
            .describe("The report on training names who has not completed one of them, or whose training has expired."
                    + " None: HIPAA.");

    /// Never empty.
    public static List<String> courses(OrganizationSettings settings) {
        List<String> chosen = settings.get(COURSES);
        return chosen.isEmpty() ? USUAL : chosen;
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(COURSES);
    }
}
