package io.dartwing.platform.settings;

/// What a setting is where nobody chose, when the server's configuration says so instead of the declaration; a bean.
/// The configuration may go beyond what can be chosen.
public record SettingDefault<T>(Setting<T> setting, T value) {}
