package io.dartwing.fax.routing;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Criteria joined by AND (`all`) or OR. Without any it always holds.
public record ConditionGroup(boolean all, List<Criterion> parts) implements Criterion {
    /// A group, groups in it, and groups in those.
    static final int DEEPEST = 3;

    static final int MOST = 50;

    public static final ConditionGroup ALWAYS = new ConditionGroup(true, List.of());

    public ConditionGroup {
        parts = List.copyOf(parts);
    }

    public static ConditionGroup all(Criterion... parts) {
        return new ConditionGroup(true, List.of(parts));
    }

    public static ConditionGroup any(Criterion... parts) {
        return new ConditionGroup(false, List.of(parts));
    }

    @Override
    public boolean holds(RoutingFacts facts) {
        if (parts.isEmpty()) {
            return true;
        }
        return all
                ? parts.stream().allMatch(part -> part.holds(facts))
                : parts.stream().anyMatch(part -> part.holds(facts));
    }

    /// Which of its criteria made it hold.
    String met(RoutingFacts facts) {
        if (parts.isEmpty()) {
            return "it has no conditions";
        }
        return parts.stream()
                .filter(part -> part.holds(facts))
                .map(part -> part instanceof ConditionGroup group ? "(" + group.met(facts) + ")" : part.sentence())
                .collect(Collectors.joining(all ? " and " : ", "));
    }

    @Override
    public String unmet(RoutingFacts facts) {
        return parts.stream()
                .filter(part -> !part.holds(facts))
                .map(part -> part instanceof ConditionGroup ? "(" + part.unmet(facts) + ")" : part.unmet(facts))
                .collect(Collectors.joining(all ? ", " : " and "));
    }

    @Override
    public String sentence() {
        return parts.isEmpty()
                ? "always"
                : parts.stream()
                        .map(part -> part instanceof ConditionGroup ? "(" + part.sentence() + ")" : part.sentence())
                        .collect(Collectors.joining(all ? " and " : " or "));
    }

    @Override
    public Optional<String> fault() {
        if (parts.size() > MOST || conditions().count() > MOST) {
            return Optional.of("rules: too many (expected: at most " + MOST + ")");
        }
        if (depth() > DEEPEST) {
            return Optional.of("rules: groups too deep (expected: at most " + DEEPEST + ", one in another)");
        }
        if (parts.stream().anyMatch(ConditionGroup::isEmptyGroup)) {
            return Optional.of("rules: an empty group (expected: conditions in it)");
        }
        return parts.stream().map(Criterion::fault).flatMap(Optional::stream).findFirst();
    }

    @Override
    public Stream<Condition> conditions() {
        return parts.stream().flatMap(Criterion::conditions);
    }

    boolean asks(Predicate<Condition> question) {
        return conditions().anyMatch(question);
    }

    private int depth() {
        return 1
                + parts.stream()
                        .mapToInt(part -> part instanceof ConditionGroup group ? group.depth() : 0)
                        .max()
                        .orElse(0);
    }

    private static boolean isEmptyGroup(Criterion part) {
        return part instanceof ConditionGroup group && group.parts.isEmpty();
    }
}
