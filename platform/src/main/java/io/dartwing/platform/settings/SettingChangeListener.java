package io.dartwing.platform.settings;

/// Hears of changes inside their transaction; the audit is one.
public interface SettingChangeListener {
    void changed(SettingChange change);
}
