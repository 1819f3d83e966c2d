package io.dartwing.fax.sharing;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person of a group, as it stands now.
///
/// @param working whether it is within its working hours
/// @param weight 1 to 10: how much of the group's faxes it gets
/// @param most faxes it may have open at once; null: any number
/// @param open faxes it has
record Member(
        UUID person,
        String name,
        Presence presence,
        boolean working,
        int weight,
        @Nullable Integer most,
        int open,
        Set<String> skills) {
    Member {
        skills = Set.copyOf(skills);
        if (weight < 1) {
            throw new IllegalArgumentException("weight: " + weight + " (expected: 1 or more)");
        }
    }

    /// Why it gets nothing now; empty when it can.
    Optional<String> hindrance(@Nullable String skill) {
        if (presence != Presence.ONLINE) {
            return Optional.of(presence.text());
        }
        if (!working) {
            return Optional.of("outside of working hours");
        }
        if (skill != null && !skills.contains(skill)) {
            return Optional.of("does not have the skill " + skill);
        }
        if (most != null && open >= most) {
            return Optional.of("has " + load());
        }
        return Optional.empty();
    }

    String load() {
        return most == null ? open + " open" : open + " open of " + most;
    }
}
