package io.dartwing.platform.permission;

import static io.dartwing.platform.permission.Permissions.*;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The role templates every organisation has: the one table from roles to named permissions. An organisation adds
/// its own roles beside them.
///
/// What the healthcare roles open in health records stands in `PhiRole`; the permissions here are the ordinary
/// ones that their work needs.
public enum Role {
    /// Runs the organisation and names its other owners.
    OWNER(
            "Owner",
            true,
            ADMIN,
            ORGANIZATION_OWN,
            FAX_SEND,
            FAX_READ,
            FAX_READ_ALL,
            FAX_ASSIGN,
            PEOPLE_READ,
            AUDIT_READ,
            PHI_REVIEW,
            PHI_BREAK_GLASS),
    /// Everything except making owners.
    ADMINISTRATOR(
            "Administrator",
            true,
            ADMIN,
            FAX_SEND,
            FAX_READ,
            FAX_READ_ALL,
            FAX_ASSIGN,
            PEOPLE_READ,
            AUDIT_READ,
            PHI_BREAK_GLASS),
    /// Sends, reads and hands on faxes.
    FAX_USER("Fax user", false, FAX_SEND, FAX_READ, FAX_ASSIGN, PEOPLE_READ),
    /// Reads faxes and the audit, changes nothing.
    FAX_AUDITOR("Fax auditor", false, FAX_READ, FAX_READ_ALL, PEOPLE_READ, AUDIT_READ),
    MANAGER("Manager", true, FAX_SEND, FAX_READ, FAX_READ_ALL, FAX_ASSIGN, PEOPLE_READ, AUDIT_READ),
    EMPLOYEE("Employee", false, FAX_SEND, FAX_READ, FAX_ASSIGN, PEOPLE_READ),
    /// Sees what lies in its inboxes, sends nothing in the organisation's name.
    CONTRACTOR("Contractor", false, FAX_READ),
    FAMILY_PARENT("Parent", true, FAX_SEND, FAX_READ, FAX_READ_ALL, FAX_ASSIGN, PEOPLE_READ, AUDIT_READ),
    FAMILY_GUARDIAN("Guardian", true, FAX_SEND, FAX_READ, FAX_READ_ALL, FAX_ASSIGN, PEOPLE_READ, AUDIT_READ),
    FAMILY_CHILD("Child", false, FAX_READ),
    FAMILY_EXTENDED("Extended family", false, FAX_READ),
    BOARD_MEMBER("Board member", true, FAX_READ, FAX_READ_ALL, PEOPLE_READ, AUDIT_READ),
    STAFF("Staff", false, FAX_SEND, FAX_READ, FAX_ASSIGN, PEOPLE_READ),
    VOLUNTEER("Volunteer", false, FAX_READ),
    PRESIDENT("President", true, FAX_SEND, FAX_READ, FAX_READ_ALL, FAX_ASSIGN, PEOPLE_READ, AUDIT_READ),
    MEMBER("Member", false, FAX_READ),
    HONORARY_MEMBER("Honorary member", false, FAX_READ),
    /// Watches over health information without reading it: reviews broken glass and the audit.
    PRIVACY_OFFICER("Privacy officer", false, PEOPLE_READ, AUDIT_READ, PHI_REVIEW),
    HEALTHCARE_ADMINISTRATOR(
            "Healthcare administrator",
            false,
            FAX_SEND,
            FAX_READ,
            FAX_READ_ALL,
            FAX_ASSIGN,
            PEOPLE_READ,
            PHI_BREAK_GLASS),
    HEALTHCARE_PROVIDER("Healthcare provider", false, FAX_SEND, FAX_READ, FAX_ASSIGN, PEOPLE_READ, PHI_BREAK_GLASS),
    HEALTHCARE_PRACTITIONER(
            "Healthcare practitioner", false, FAX_SEND, FAX_READ, FAX_ASSIGN, PEOPLE_READ, PHI_BREAK_GLASS),
    NURSING_USER("Nursing", false, FAX_READ, FAX_ASSIGN, PEOPLE_READ, PHI_BREAK_GLASS),
    MEDICAL_RECORDS("Medical records", false, FAX_READ, FAX_READ_ALL, PEOPLE_READ, PHI_BREAK_GLASS);

    private final String label;
    private final boolean supervisor;
    private final Set<String> permissions;

    Role(String label, boolean supervisor, String... permissions) {
        this.label = label;
        this.supervisor = supervisor;
        this.permissions = Set.of(permissions);
    }

    public String label() {
        return label;
    }

    /// Whether notices for those who lead go to it.
    public boolean supervisor() {
        return supervisor;
    }

    public Set<String> permissions() {
        return permissions;
    }

    /// As stored and shown, for example `owner`, `fax_user`; the administrator is `admin`.
    public String value() {
        return this == ADMINISTRATOR ? "admin" : name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String value) {
        return Arrays.stream(values())
                .filter(role -> role.value().equals(value))
                .findFirst();
    }

    /// The union of what the roles allow. A role that this table does not know allows nothing here.
    public static Set<String> permissionsOf(Collection<String> roles) {
        var all = new TreeSet<String>();
        for (String role : roles) {
            of(role).ifPresent(known -> all.addAll(known.permissions));
        }
        return all;
    }
}
