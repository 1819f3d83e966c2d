package io.dartwing.platform.tenancy;

import io.dartwing.platform.actor.Actor;

/// What row-level security is told about an actor beyond its organisation. The permission context provides it.
public interface RowAccess {
    /// For the transactions of programs that touch no records: nothing.
    RowAccess NONE = actor -> "{}";

    /// JSON for the setting `dartwing.access`.
    String settings(Actor actor);
}
