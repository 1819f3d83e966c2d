package io.dartwing.fax.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Until when a fax is kept, and why. Pure: same policies and facts, same answer.
///
/// Of the policies that name the fax the most exact one counts: the one with the most conditions.
/// Among equally exact
/// ones the fax is kept as long as the longest says.
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

    /// @param health whether the fax holds health information; empty: whether or not
    record Policy(
            UUID id,
            String name,
            State state,
            Optional<String> category,
            Optional<UUID> number,
            Optional<Boolean> health,
            int days) {
        private boolean names(Facts fax) {
            return (state == State.ANY || state == fax.state())
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
    /// @param containsPhi null when nobody knows
    record Facts(
            State state,
            @Nullable String category,
            @Nullable UUID number,
            @Nullable Boolean containsPhi,
            Instant since) {}

    /// @param sentence why, for people
    record Kept(Policy policy, Instant until, String sentence) {
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
                .max(Comparator.comparingInt(Policy::conditions)
                        .thenComparingInt(Policy::days)
                        .thenComparing(Policy::name))
                .map(policy -> new Kept(
                        policy,
                        fax.since().plus(Duration.ofDays(policy.days())),
                        "Policy “" + policy.name() + "” (" + policy.days() + (policy.days() == 1 ? " day" : " days")
                                + "): " + policy.because() + others(naming.size() - 1)));
    }

    private static String others(int count) {
        return switch (count) {
            case 0 -> "";
            case 1 -> "; one less exact or shorter policy doesn't count";
            default -> "; " + count + " less exact or shorter policies don't count";
        };
    }
}
