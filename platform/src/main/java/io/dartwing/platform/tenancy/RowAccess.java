package io.dartwing.platform.tenancy;

import io.dartwing.platform.actor.Actor;

/// What row-level security is told about an actor beyond its organisation. The permission context provides it.
public interface RowAccess {
    /// For the transactions of programs that touch no records: nothing.
    RowAccess NONE = actor -> RowAccess.NOTHING;

    /// The setting `dartwing.access` that opens nothing; each line of others follows it.
    String NOTHING = "\n";

    /// The setting `dartwing.access`: a line of its own for each record type and act.
    String settings(Actor actor);
}
