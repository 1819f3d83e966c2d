package io.dartwing.platform.permission;

import io.dartwing.platform.actor.Actor;
import java.util.List;

/// The names of all permissions.
public final class Permissions {
    /// Implies every other permission except `organization:own`.
    public static final String ADMIN = Actor.ADMIN;

    public static final String ORGANIZATION_OWN = Actor.OWN;
    public static final String FAX_SEND = "fax:send";
    public static final String FAX_READ = "fax:read";
    public static final String FAX_ASSIGN = "fax:assign";
    public static final String PEOPLE_READ = "people:read";
    public static final String AUDIT_READ = "audit:read";

    /// What an API key may be given.
    public static final List<String> SCOPES = List.of(FAX_SEND, FAX_READ, FAX_ASSIGN, ADMIN);

    private Permissions() {}
}
