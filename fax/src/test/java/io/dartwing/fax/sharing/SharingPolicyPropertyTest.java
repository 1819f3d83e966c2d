package io.dartwing.fax.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.fax.sharing.SharingPolicy.Choice;
import io.dartwing.fax.sharing.SharingPolicy.Way;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SharingPolicyPropertyTest {
    @Provide
    Arbitrary<List<Member>> people() {
        Arbitrary<Member> one = Combinators.combine(
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.of(Presence.class),
                        Arbitraries.of(true, true, true, false),
                        Arbitraries.integers().between(1, 10),
                        Arbitraries.integers().between(1, 12).injectNull(0.5),
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.of(Set.<String>of(), Set.of("spanish"), Set.of("spanish", "billing")))
                .as((id, presence, working, weight, most, open, skills) ->
                        new Member(new UUID(0, id), "P" + id, presence, working, weight, most, open, skills));
        return one.list().ofMaxSize(8).uniqueElements(Member::person);
    }

    @Provide
    Arbitrary<List<Integer>> weights() {
        return Arbitraries.integers().between(1, 10).list().ofMinSize(1).ofMaxSize(6);
    }

    @Property
    void onlyWhoCanGetsIt(@ForAll("people") List<Member> people, @ForAll Way way, @ForAll boolean spanish) {
        String skill = spanish ? "spanish" : null;
        Choice choice = SharingPolicy.choose(way, people, Turns.NONE, skill);
        long able =
                people.stream().filter(one -> one.hindrance(skill).isEmpty()).count();
        assertThat(choice.member().isPresent()).isEqualTo(able > 0);
        choice.member().ifPresent(chosen -> {
            assertThat(chosen.presence()).isEqualTo(Presence.ONLINE);
            assertThat(chosen.working()).isTrue();
            assertThat(chosen.most() == null || chosen.open() < chosen.most()).isTrue();
            assertThat(skill == null || chosen.skills().contains(skill)).isTrue();
        });
    }

    @Property
    void theOrderInWhichPeopleAreNamedDoesNotMatter(
            @ForAll("people") List<Member> people, @ForAll Way way, @ForAll Random random) {
        var shuffled = new ArrayList<>(people);
        Collections.shuffle(shuffled, random);
        Choice one = SharingPolicy.choose(way, people, Turns.NONE, null);
        Choice other = SharingPolicy.choose(way, shuffled, Turns.NONE, null);
        assertThat(other.member()).isEqualTo(one.member());
        assertThat(other.turns()).isEqualTo(one.turns());
    }

    @Property
    void everybodyHasALineThatSaysWhy(@ForAll("people") List<Member> people, @ForAll Way way) {
        Choice choice = SharingPolicy.choose(way, people, Turns.NONE, null);
        assertThat(choice.lines()).hasSize(people.size());
        for (Member one : people) {
            assertThat(choice.lines()).anyMatch(line -> line.startsWith(one.name() + ": "));
        }
        choice.member().ifPresent(chosen -> assertThat(choice.reason()).startsWith(chosen.name() + ": "));
    }

    @Property
    void nobodyWithLessToDoIsPassedOver(@ForAll("people") List<Member> people) {
        SharingPolicy.choose(Way.LEAST_OPEN, people, Turns.NONE, null)
                .member()
                .ifPresent(chosen -> assertThat(people)
                        .filteredOn(one -> one.hindrance(null).isEmpty())
                        .allMatch(one -> one.open() * chosen.weight() >= chosen.open() * one.weight()));
    }

    @Property
    void turnsFollowTheWeightsOverEveryStretch(
            @ForAll("weights") List<Integer> weights, @ForAll @IntRange(min = 1, max = 200) int gifts) {
        List<Member> people = online(weights);
        int all = weights.stream().mapToInt(Integer::intValue).sum();
        Map<UUID, Integer> got = give(people, Turns.NONE, gifts);
        for (Member one : people) {
            double share = (double) gifts * one.weight() / all;
            assertThat((double) got.getOrDefault(one.person(), 0))
                    .isBetween(share - people.size(), share + people.size());
        }
    }

    @Property
    void aWholeRoundGivesEachItsWeight(@ForAll("weights") List<Integer> weights) {
        List<Member> people = online(weights);
        Map<UUID, Integer> got = give(
                people, Turns.NONE, weights.stream().mapToInt(Integer::intValue).sum());
        for (Member one : people) {
            assertThat(got.get(one.person())).isEqualTo(one.weight());
        }
    }

    @Property
    void whoComesBackIsNotFlooded(
            @ForAll @IntRange(min = 2, max = 6) int size, @ForAll @IntRange(min = 0, max = 300) int away) {
        List<Member> people = online(Collections.nCopies(size, 1));
        List<Member> without = new ArrayList<>(people);
        Member gone = without.removeFirst();
        without.add(new Member(gone.person(), gone.name(), Presence.OFFLINE, true, 1, null, 0, Set.of()));
        Turns turns = Turns.NONE;
        for (int i = 0; i < away; i++) {
            turns = SharingPolicy.choose(Way.TURNS, without, turns, null).turns();
        }
        Map<UUID, Integer> got = give(people, turns, size * 3);
        assertThat(got.get(gone.person())).isBetween(2, 4);
    }

    private static List<Member> online(List<Integer> weights) {
        var people = new ArrayList<Member>();
        for (int i = 0; i < weights.size(); i++) {
            people.add(
                    new Member(new UUID(0, i + 1), "P" + i, Presence.ONLINE, true, weights.get(i), null, 0, Set.of()));
        }
        return people;
    }

    private static Map<UUID, Integer> give(List<Member> people, Turns begin, int gifts) {
        var got = new HashMap<UUID, Integer>();
        Turns turns = begin;
        for (int i = 0; i < gifts; i++) {
            Choice choice = SharingPolicy.choose(Way.TURNS, people, turns, null);
            got.merge(choice.member().orElseThrow().person(), 1, Integer::sum);
            turns = choice.turns();
        }
        return got;
    }
}
