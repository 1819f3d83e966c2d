package io.dartwing.platform.actor;

import java.util.Locale;

/// Which records of a type a grant is about, by what the record says of its people.
public enum Scope {
    /// Every record of the organisation.
    ALL,
    /// Those the person owns.
    OWN,
    /// Those assigned to the person.
    ASSIGNED,
    /// Those of a team the person belongs to.
    TEAM,
    /// Those of the customer contact that the person is in the portal.
    CONTACT;

    /// As stored and shown: `all`, `own`, `assigned`, `team`, `contact`.
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Scope of(String value) {
        return valueOf(value.toUpperCase(Locale.ROOT));
    }
}
