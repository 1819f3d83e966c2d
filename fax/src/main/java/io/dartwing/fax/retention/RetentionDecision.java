package io.dartwing.fax.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Until when a fax is kept, and why. Pure: same policies and facts, same answer.
///
/// A policy of the organisation comes before one of an inbox, and that before one of a person. Among
/// those of one level that name the fax the most exact one counts: the one with the most conditions.
/// Among equally exact ones the fax is kept as long as the longest says.
final class RetentionDecision {
    enum State {
        ANY("any"),
        RECEIVED("received"),
        HELD("held"),
        REJECTED("rejected"),
        SENT("sent");

        private final String words;

        State(String words) {
            this.words = words;
        }
    }

    /// Whose word a policy is; the first comes before the others.
    enum Level {
        ORGANIZATION,
        INBOX,
        PERSON
    }

    /// @param furtherDays after which a fax is erased that the archive has; empty: never
    /// @param lockDays instead of those of the archive
    record Archiving(UUID target, OptionalInt furtherDays, OptionalInt lockDays) {}

    /// @param health whether the fax holds health information; empty: whether or not
    /// @param days until it is erased, or archived
    /// @param archive before anything is erased; empty: it is erased at once
    record Policy(
            UUID id,
            String name,
            Optional<UUID> inbox,
            Optional<UUID> person,
            State state,
            Optional<String> category,
            Optional<UUID> number,
            Optional<Boolean> health,
            int days,
            Optional<Archiving> archive) {
        Level level() {
            return person.isPresent() ? Level.PERSON : inbox.isPresent() ? Level.INBOX : Level.ORGANIZATION;
        }

        private boolean names(Facts fax) {
            return inbox.map(id -> id.equals(fax.inbox())).orElse(true)
                    && person.map(id -> id.equals(fax.person())).orElse(true)
                    && (state == State.ANY || state == fax.state())
                    && category.map(word -> word.equals(fax.category())).orElse(true)
                    && number.map(id -> id.equals(fax.number())).orElse(true)
                    && health.map(word -> word.equals(fax.containsPhi())).orElse(true);
        }

        private int conditions() {
            return (state == State.ANY ? 0 : 1)
                    + (category.isPresent() ? 1 : 0)
                    + (number.isPresent() ? 1 : 0)
                    + (health.isPresent() ? 1 : 0);
        }

        private String because() {
            var parts = new ArrayList<String>();
            switch (level()) {
                case ORGANIZATION -> {}
                case INBOX -> parts.add("it lies in its inbox");
                case PERSON -> parts.add("it is assigned to its person");
            }
            if (state != State.ANY) {
                parts.add("it is " + state.words);
            }
            category.ifPresent(word -> parts.add("its category is " + word));
            number.ifPresent(id -> parts.add("of its number"));
            health.ifPresent(
                    word -> parts.add(word ? "it holds health information" : "it holds no health information"));
            return parts.isEmpty() ? "it counts for all faxes" : String.join(", ", parts);
        }
    }

    /// @param state empty while it is at work
    /// @param inbox it lies in
    /// @param person it is assigned to
    /// @param containsPhi null when nobody knows
    record Facts(
            State state,
            @Nullable String category,
            @Nullable UUID number,
            @Nullable Boolean containsPhi,
            @Nullable UUID inbox,
            @Nullable UUID person,
            Instant since) {}

    /// @param until it is erased, or archived
    /// @param sentence why, for people
    record Kept(Policy policy, Instant until, String sentence) {
        /// When it is erased; empty: never. Where it is archived first, not before the archive has it.
        Optional<Instant> erasedAt() {
            return policy.archive()
                    .map(archive -> archive.furtherDays().isPresent()
                            ? Optional.of(until.plus(
                                    Duration.ofDays(archive.furtherDays().getAsInt())))
                            : Optional.<Instant>empty())
                    .orElse(Optional.of(until));
        }

        boolean toErase(Instant now) {
            return erasedAt().filter(at -> !at.isAfter(now)).isPresent();
        }

        boolean over(Instant now) {
            return !until.isAfter(now);
        }
    }

    private RetentionDecision() {}

    /// Empty when no policy names the fax: it is kept.
    static Optional<Kept> decide(Collection<Policy> policies, Facts fax) {
        List<Policy> naming =
                policies.stream().filter(policy -> policy.names(fax)).toList();
        return naming.stream()
                .max(Comparator.comparing(Policy::level, Comparator.reverseOrder())
                        .thenComparingInt(Policy::conditions)
                        .thenComparingInt(Policy::days)
                        .thenComparing(Policy::name))
                .map(policy -> new Kept(
                        policy,
                        fax.since().plus(Duration.ofDays(policy.days())),
                        "Policy “" + policy.name() + "” (" + days(policy.days()) + "): " + policy.because()
                                + archived(policy) + others(naming.size() - 1)));
    }

    private static String archived(Policy policy) {
        return policy.archive()
                .map(archive -> archive.furtherDays().isPresent()
                        ? "; archived then, and erased "
                                + days(archive.furtherDays().getAsInt()) + " later"
                        : "; archived then, and kept")
                .orElse("");
    }

    private static String days(int count) {
        return count == 1 ? "1 day" : count + " days";
    }

    private static String others(int count) {
        return switch (count) {
            case 0 -> "";
            case 1 -> "; one policy that is less exact, shorter or of a lower level doesn't count";
            default -> "; " + count + " policies that are less exact, shorter or of a lower level don't count";
        };
    }
}
