package io.dartwing.platform.permission;

import static io.dartwing.platform.permission.Permissions.*;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a membership's roles mean: the one table from roles to permissions.
public enum Role {
    /// Runs the organisation and names its other owners.
    OWNER(ADMIN, ORGANIZATION_OWN, FAX_SEND, FAX_READ, FAX_ASSIGN, PEOPLE_READ, AUDIT_READ),
    /// Everything except making owners.
    ADMINISTRATOR(ADMIN, FAX_SEND, FAX_READ, FAX_ASSIGN, PEOPLE_READ, AUDIT_READ),
    /// Sends, reads and hands on faxes.
    FAX_USER(FAX_SEND, FAX_READ, FAX_ASSIGN, PEOPLE_READ),
    /// Reads faxes and the audit, changes nothing.
    FAX_AUDITOR(FAX_READ, PEOPLE_READ, AUDIT_READ);

    private final Set<String> permissions;

    Role(String... permissions) {
        this.permissions = Set.of(permissions);
    }

    public Set<String> permissions() {
        return permissions;
    }

    /// As stored and shown: `owner`, `admin`, `fax_user`, `fax_auditor`.
    public String value() {
        return this == ADMINISTRATOR ? "admin" : name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String value) {
        return Arrays.stream(values())
                .filter(role -> role.value().equals(value))
                .findFirst();
    }

    /// The union of what the roles allow. A role that this version does not know allows nothing.
    public static Set<String> permissionsOf(Collection<String> roles) {
        var all = new TreeSet<String>();
        for (String role : roles) {
            of(role).ifPresent(known -> all.addAll(known.permissions));
        }
        return all;
    }
}
