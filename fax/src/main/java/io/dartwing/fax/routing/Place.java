package io.dartwing.fax.routing;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a fax goes: to an inbox, a person, or a group whose people get faxes in turn.
///
/// @param skill that who gets it from the group must have
public record Place(
        @Nullable UUID inboxId,
        @Nullable UUID personId,
        @Nullable UUID groupId,
        @Nullable String skill) {
    /// It is left where it lies.
    public static final Place NONE = new Place(null, null, null, null);

    public static Place inbox(UUID id) {
        return new Place(id, null, null, null);
    }

    public static Place person(UUID id) {
        return new Place(null, id, null, null);
    }

    public static Place group(UUID id, @Nullable String skill) {
        return new Place(null, null, id, skill);
    }

    boolean none() {
        return equals(NONE);
    }

    /// Whether both give the fax to the same people, whatever else they do with it.
    boolean same(Place other) {
        return Objects.equals(this, other);
    }
}
