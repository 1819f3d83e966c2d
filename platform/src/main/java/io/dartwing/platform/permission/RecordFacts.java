package io.dartwing.platform.permission;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What the decision needs to know of one record.
///
/// @param id       empty for one that is still to be made
/// @param keptFor  the people it is kept for (empty: everyone with the permission), such as the members of a
///                 fax's inbox and the person it is assigned to
/// @param patient  whom it is about, when it is about a patient
/// @param caredFor whether the actor cares for that patient in the record's organisation now
public record RecordFacts(
        UUID organizationId,
        Optional<UUID> id,
        Set<UUID> keptFor,
        Optional<UUID> owner,
        Set<UUID> assignees,
        Set<UUID> teams,
        Optional<UUID> contact,
        Optional<UUID> patient,
        boolean caredFor) {
    public RecordFacts {
        keptFor = Set.copyOf(keptFor);
        assignees = Set.copyOf(assignees);
        teams = Set.copyOf(teams);
    }

    public RecordFacts(UUID organizationId, Set<UUID> keptFor) {
        this(
                organizationId,
                Optional.empty(),
                keptFor,
                Optional.empty(),
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    public static RecordFacts of(UUID organizationId) {
        return new RecordFacts(organizationId, Set.of());
    }
}
