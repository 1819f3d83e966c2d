package io.dartwing.platform.permission;

import io.dartwing.platform.actor.Actor;
import java.util.List;

/// The names of all permissions.
public final class Permissions {
    /// Implies every other permission except `organization:own` and those about health information (`phi:…`).
    public static final String ADMIN = Actor.ADMIN;

    public static final String ORGANIZATION_OWN = Actor.OWN;
    public static final String FAX_SEND = "fax:send";
    public static final String FAX_READ = "fax:read";

    /// Faxes that are kept for the members of an inbox, or assigned to somebody, too.
    public static final String FAX_READ_ALL = "fax:read_all";

    public static final String FAX_ASSIGN = "fax:assign";
    public static final String PEOPLE_READ = "people:read";
    public static final String AUDIT_READ = "audit:read";

    /// For programs in healthcare mode: protected health information within what their other scopes open.
    public static final String PHI_READ = Actor.PHI + "read";

    public static final String PHI_WRITE = Actor.PHI + "write";

    /// Breaking the glass in an emergency.
    public static final String PHI_BREAK_GLASS = Actor.PHI + "break_glass";

    /// Looking through what was done with broken glass.
    public static final String PHI_REVIEW = Actor.PHI + "review";

    /// What an API key may be given.
    public static final List<String> SCOPES = List.of(FAX_SEND, FAX_READ, FAX_ASSIGN, ADMIN, PHI_READ, PHI_WRITE);

    /// What a custom role may be given besides acts on record types. Neither administration nor ownership nor
    /// health information: those come with the roles made for them.
    public static final List<String> FOR_ROLES =
            List.of(FAX_SEND, FAX_READ, FAX_READ_ALL, FAX_ASSIGN, PEOPLE_READ, AUDIT_READ);

    /// All of them.
    public static final List<String> ALL = List.of(
            ADMIN,
            ORGANIZATION_OWN,
            FAX_SEND,
            FAX_READ,
            FAX_READ_ALL,
            FAX_ASSIGN,
            PEOPLE_READ,
            AUDIT_READ,
            PHI_READ,
            PHI_WRITE,
            PHI_BREAK_GLASS,
            PHI_REVIEW);

    private Permissions() {}
}
