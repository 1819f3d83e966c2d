package io.dartwing.platform.records;

import io.dartwing.platform.permission.Action.OnRecord;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// What a record type adds to the generic life of its records. All run inside the transaction of the change.
public interface RecordHooks<E extends TenantRecord> {
    /// Before new values reach the record: refuses, by throwing a `ProblemException`, who may not change what is there.
    default void beforeChange(E record) {}

    /// Rules that one field alone can't tell. The record already carries the new values; its fields were each
    /// checked.
    default void validate(E record, boolean creating, Violations violations) {}

    /// After validation, before the row is written.
    default void beforeSave(E record, boolean creating) {}

    /// After the row is written and has its version; events and jobs belong here.
    default void afterSave(E record, boolean creating) {}

    /// Before the record goes; refuses by throwing a `ProblemException`.
    default void beforeDelete(E record) {}

    /// The people this record is kept for; empty: everyone with the permission. Single reads and changes honour
    /// it, and
    /// live updates; a type whose lists must too serves its own lists.
    default Set<UUID> keptFor(E record) {
        return Set.of();
    }

    /// The fields of this record that a person may write without the type's permission to write, because the record
    /// itself says so; none: the permission decides alone. Asked of the record as it is and as it shall be; for a
    /// deletion, any field will do. The person reads records of the type.
    default Set<String> openedTo(UUID person, E record, OnRecord act) {
        return Set.of();
    }

    /// Adds to the answer of a creation what is shown only once, such as a key. Never stored, never audited.
    default void answerCreation(E record, ObjectNode answer) {}
}
