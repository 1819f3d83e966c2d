package io.dartwing.fax.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What happens to faxes of an inbox that nobody takes or finishes in time: step after step.
public record Escalation(List<Step> steps) {
    public static final Escalation NONE = new Escalation(List.of());
    static final int MOST = 10;
    private static final int LONGEST = 60 * 24 * 60;

    public Escalation {
        steps = steps == null
                ? List.of()
                : steps.stream()
                        .map(step -> Objects.requireNonNullElse(step, Step.EMPTY))
                        .toList();
    }

    /// @param afterMinutes after the step before, or after the fax came to lie in the inbox
    /// @param unless `taken`: a person has it and has opened it; `done`: it is finished
    /// @param to `members` (they are told), `person`, `group` or `manager` (they get it)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(
            @Nullable Integer afterMinutes,
            @Nullable String unless,
            @Nullable String to,
            @Nullable UUID personId,
            @Nullable UUID groupId) {
        private static final Step EMPTY = new Step(null, null, null, null, null);

        /// What is wrong with it, and what it should be.
        Optional<String> fault() {
            if (afterMinutes == null || afterMinutes < 1 || afterMinutes > LONGEST) {
                return Optional.of("after_minutes: 1 to " + LONGEST);
            }
            if (!"taken".equals(unless) && !"done".equals(unless)) {
                return Optional.of("unless: taken or done");
            }
            return switch (to == null ? "" : to) {
                case "members", "manager" ->
                    personId == null && groupId == null
                            ? Optional.empty()
                            : Optional.of("to members or the manager: no person_id and no group_id");
                case "person" ->
                    personId != null && groupId == null
                            ? Optional.empty()
                            : Optional.of("to a person: a person_id alone");
                case "group" ->
                    groupId != null && personId == null
                            ? Optional.empty()
                            : Optional.of("to a group: a group_id alone");
                default -> Optional.of("to: members, person, group or manager");
            };
        }
    }
}
