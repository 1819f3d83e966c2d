package io.dartwing.platform.settings;

import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Changes one organisation's settings by their names, for the administration commands: also those that only the
/// operator changes. With history and audit like any change.
public final class OperatorSettings {
    private final SettingTables tables = SettingTables.declared();
    private final StoredSettings settings;

    public OperatorSettings(
            JdbcClient jdbc, TransactionTemplate transactions, SettingChangeListener audit, Clock clock) {
        this.settings =
                new StoredSettings(tables, new SettingRows(jdbc), transactions, List.of(audit), List.of(), clock);
    }

    /// As the current actor, which is the installation.
    public void set(String name, String value) {
        set(tables.get(name), value);
    }

    private <T> void set(Setting<T> setting, String value) {
        settings.set(setting, InstallationSettings.value(setting, value));
    }

    public void clear(String name) {
        settings.reset(tables.get(name));
    }
}
