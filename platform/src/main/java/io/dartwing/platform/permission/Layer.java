package io.dartwing.platform.permission;

import java.util.Locale;

/// The four questions of the decision, in their order. All four must be answered with yes.
public enum Layer {
    /// Is the record in the actor's organisation, or in one that the hierarchy opens for this type?
    ORGANIZATION,
    /// Does a role, a scope or a grant allow the act on this type?
    ROLE,
    /// Is it one of the records the act is allowed on: owner, team, assignment, portal contact, kept for people?
    RECORD,
    /// Is it no protected health information, or is the actor allowed to it; and is the field among those it
    /// needs?
    FIELD;

    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
