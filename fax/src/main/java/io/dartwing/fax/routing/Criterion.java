package io.dartwing.fax.routing;

import java.util.Optional;
import java.util.stream.Stream;

/// What a rule asks of a fax: one comparison, or several joined.
public sealed interface Criterion permits Condition, ConditionGroup {
    boolean holds(RoutingFacts facts);

    /// For people: `recipient number equals +12025550143`.
    String sentence();

    /// For people: why it does not hold.
    String unmet(RoutingFacts facts);

    /// What is wrong with it, in the form `name: value (expected: …)`; empty when it can be used.
    Optional<String> fault();

    /// Every comparison in it.
    Stream<Condition> conditions();
}
