package io.dartwing.platform.settings;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.problem.PlatformError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/// Every declared setting and flag, by name, in the order of declaration.
final class SettingTables {
    private final Map<String, Setting<?>> settings = new LinkedHashMap<>();
    private final List<FeatureFlag> flags = new ArrayList<>();

    SettingTables(Iterable<? extends SettingTable> tables) {
        for (SettingTable table : tables) {
            table.settings().forEach(this::add);
            table.flags().forEach(flag -> {
                add(flag.setting());
                flags.add(flag);
            });
        }
    }

    static SettingTables declared() {
        return new SettingTables(ServiceLoader.load(SettingTable.class, SettingTable.class.getClassLoader()));
    }

    private void add(Setting<?> setting) {
        if (settings.put(setting.name(), setting) != null) {
            throw new IllegalStateException("setting " + setting.name() + ": declared twice (expected: once)");
        }
    }

    Collection<Setting<?>> all() {
        return List.copyOf(settings.values());
    }

    List<FeatureFlag> flags() {
        return List.copyOf(flags);
    }

    /// @throws ProblemException `DW-404`
    Setting<?> get(String name) {
        return Optional.<Setting<?>>ofNullable(settings.get(name))
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "there is no such setting"));
    }

    /// Asking for a setting that no table names would work in a test and be invisible in the product.
    void requireDeclared(Setting<?> setting) {
        if (settings.get(setting.name()) != setting) {
            throw new IllegalStateException("setting " + setting.name() + ": not in any SettingTable (expected: one)");
        }
    }
}
