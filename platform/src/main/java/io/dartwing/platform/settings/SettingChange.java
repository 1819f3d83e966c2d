package io.dartwing.platform.settings;

import java.util.Optional;

/// A setting of the current organisation got another value; empty: none of its own. Values as JSON.
public record SettingChange(String setting, Optional<String> before, Optional<String> after) {}
