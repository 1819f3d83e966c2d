package io.dartwing.fax.sharing;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Chooses who of a group gets the next fax. Pure: same people and turns, same answer.
final class SharingPolicy {
    enum Way {
        /// In turn, each by its weight.
        TURNS,
        /// Who has the fewest open faxes for its weight; among equals, whose turn it is.
        LEAST_OPEN
    }

    /// @param member empty when nobody can take it
    /// @param turns as they are then
    /// @param lines why it is this one, and why the others aren't
    record Choice(Optional<Member> member, Turns turns, List<String> lines) {
        String reason() {
            return lines.isEmpty() ? "the group has no members" : lines.getFirst();
        }
    }

    private SharingPolicy() {}

    static Choice choose(Way way, List<Member> members, Turns turns, @Nullable String skill) {
        Comparator<Member> next = Comparator.<Member>comparingLong(turns::of).thenComparing(Member::person);
        List<Member> able = members.stream()
                .filter(member -> member.hindrance(skill).isEmpty())
                .sorted(way == Way.TURNS ? next : byLoad().thenComparing(next))
                .toList();
        List<String> unable = members.stream()
                .flatMap(member -> member.hindrance(skill).map(why -> member.name() + ": " + why).stream())
                .toList();
        if (able.isEmpty()) {
            return new Choice(Optional.empty(), turns, unable);
        }
        Member chosen = able.getFirst();
        String why = way == Way.TURNS ? ", next in turn" : ", least to do";
        List<String> lines = Stream.of(
                        Stream.of(line(chosen) + why), able.stream().skip(1).map(SharingPolicy::line), unable.stream())
                .flatMap(one -> one)
                .toList();
        return new Choice(Optional.of(chosen), turns.after(chosen, members), lines);
    }

    /// Compared as fractions, so that a person of weight 2 with four faxes is as one of weight 1 with
    /// two.
    private static Comparator<Member> byLoad() {
        return (one, other) -> Long.compare((long) one.open() * other.weight(), (long) other.open() * one.weight());
    }

    private static String line(Member member) {
        return member.name() + ": " + member.load() + (member.weight() == 1 ? "" : ", weight " + member.weight());
    }
}
