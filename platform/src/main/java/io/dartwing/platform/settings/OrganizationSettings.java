package io.dartwing.platform.settings;

import java.util.UUID;

/// The values of settings. Reading costs a map lookup, and one small query per organisation and second.
public interface OrganizationSettings {
    /// The value in force for the current actor's organisation; for an actor without one, the installation's.
    <T> T get(Setting<T> setting);

    /// The value in force for one organisation, for code that runs before there is an actor, such as sign-in.
    <T> T get(UUID organization, Setting<T> setting);

    /// Chooses a value for the current organisation, in its own or the current transaction.
    ///
    /// @throws io.dartwing.kernel.ProblemException `DW-403` without the setting's permission, `DW-400` for a
    /// value it does not take, `DW-409` for one that healthcare mode forbids
    <T> void set(Setting<T> setting, T value);

    /// Goes back to the installation's value or the default; refused like `set`.
    void reset(Setting<?> setting);
}
