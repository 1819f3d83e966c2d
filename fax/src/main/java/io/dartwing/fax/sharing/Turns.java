package io.dartwing.fax.sharing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Whose turn it is: stride scheduling. Each gift moves a person on by a step, the shorter the
/// greater its weight, and who is furthest behind is next. Whoever was away begins where the others
/// are, so that nobody is flooded on its return.
///
/// @param at where the last one that got something was
/// @param passes how far each person is
record Turns(long at, Map<UUID, Long> passes) {
    /// Divisible by every weight from 1 to 10.
    private static final long LAP = 2520;

    static final Turns NONE = new Turns(0, Map.of());

    Turns {
        passes = Map.copyOf(passes);
    }

    long of(Member member) {
        return Math.max(at, passes.getOrDefault(member.person(), 0L));
    }

    /// After `member` got a fax. People who are no members any more are forgotten.
    Turns after(Member member, List<Member> members) {
        long reached = of(member);
        var next = new HashMap<UUID, Long>();
        members.forEach(one -> next.put(one.person(), of(one)));
        next.put(member.person(), reached + LAP / Math.min(10, member.weight()));
        return new Turns(reached, next);
    }
}
