package io.dartwing.platform.permission;

import static io.dartwing.platform.permission.Action.OnRecord.CREATE;
import static io.dartwing.platform.permission.Action.OnRecord.DELETE;
import static io.dartwing.platform.permission.Action.OnRecord.READ;
import static io.dartwing.platform.permission.Action.OnRecord.UPDATE;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The roles that open protected health information in healthcare mode, and what each may do with it: the one
/// table. Administration of the organisation opens none of it.
public enum PhiRole {
    HEALTHCARE_ADMINISTRATOR(false, READ, CREATE, UPDATE, DELETE),
    HEALTHCARE_PROVIDER(true, READ, CREATE, UPDATE),
    HEALTHCARE_PRACTITIONER(true, READ, CREATE, UPDATE),
    NURSING_USER(false, READ, UPDATE),
    MEDICAL_RECORDS(false, READ);

    private final boolean ownPatientsOnly;
    private final Set<Action.OnRecord> acts;

    PhiRole(boolean ownPatientsOnly, Action.OnRecord... acts) {
        this.ownPatientsOnly = ownPatientsOnly;
        this.acts = Set.of(acts);
    }

    /// Whether a record that names a patient is open only to who cares for that patient. The relationship narrows
    /// what the organisation opens; it never reaches beyond it.
    public boolean ownPatientsOnly() {
        return ownPatientsOnly;
    }

    public Set<Action.OnRecord> acts() {
        return acts;
    }

    /// As stored and shown, for example `nursing_user`.
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<PhiRole> of(String value) {
        return Arrays.stream(values())
                .filter(role -> role.value().equals(value))
                .findFirst();
    }

    /// Those of `roles` that open protected health information.
    public static Set<String> among(Collection<String> roles) {
        return roles.stream().filter(role -> of(role).isPresent()).collect(Collectors.toUnmodifiableSet());
    }
}
