package io.dartwing.platform.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.platform.permission.Action.OnRecord;
import io.dartwing.platform.permission.Decision.Allowed;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The decision against an independent telling of the same rules, over many random worlds.
class PermissionPropertiesTest {
    private static final int WORLDS = 200;
    private static final int CASES_PER_WORLD = 1_000;

    @Test
    void everyDecisionIsTheOneThatTheRulesToldNaivelyGive() {
        Map<String, Integer> outcomes = new HashMap<>();
        for (int world = 0; world < WORLDS; world++) {
            var cases = new RandomCases(world);
            for (int i = 0; i < CASES_PER_WORLD; i++) {
                RecordTypeRef type = cases.type(cases.chance(0.5));
                ActorGrants actor = cases.actor();
                RecordFacts record = cases.record();
                Action action = cases.action(type);
                Decision decision = PermissionDecision.decide(actor, action, type, record);
                Set<String> open = new NaiveDecision(actor, type, record).openFields(action);
                assertThat(decision.allowed())
                        .as("%s %s %s on %s: %s", actor, action, type, record, decision)
                        .isEqualTo(open != null);
                if (decision instanceof Allowed allowed) {
                    var hidden = new HashSet<>(type.fields());
                    hidden.removeAll(open);
                    assertThat(allowed.hiddenFields())
                            .as("%s %s %s on %s", actor, action, type, record)
                            .isEqualTo(hidden);
                    for (String field : type.fields()) {
                        assertThat(PermissionDecision.decide(actor, action, type, record, field)
                                        .allowed())
                                .isEqualTo(open.contains(field));
                    }
                }
                outcomes.merge(decision.outcome(), 1, Integer::sum);
            }
        }
        assertThat(outcomes.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThanOrEqualTo(100_000);
        assertThat(outcomes.keySet()).containsExactlyInAnyOrder("allowed", "hidden", "forbidden");
        assertThat(outcomes.values()).allMatch(count -> count > 5_000);
    }

    /// Ordering or searching a list by a field tells about it, so it must be open in every record of the list.
    @Test
    void whatAListMayBeOrderedByIsOpenInEachOfItsRecords() {
        for (int world = 0; world < WORLDS; world++) {
            var cases = new RandomCases(10_000 + world);
            for (int i = 0; i < CASES_PER_WORLD; i++) {
                RecordTypeRef type = cases.type(cases.chance(0.5));
                ActorGrants actor = cases.actor();
                RecordFacts record = cases.record();
                if (PermissionDecision.decide(actor, OnRecord.READ, type) instanceof Allowed list
                        && PermissionDecision.decide(actor, OnRecord.READ, type, record) instanceof Allowed one) {
                    assertThat(list.hiddenFields())
                            .as("%s %s on %s", actor, type, record)
                            .containsAll(one.hiddenFields());
                }
            }
        }
    }

    /// Nothing is refused for a whole type that is allowed for one of its records.
    @Test
    void theGeneralDecisionNeverRefusesWhatOneRecordAllows() {
        for (int world = 0; world < WORLDS; world++) {
            var cases = new RandomCases(20_000 + world);
            for (int i = 0; i < CASES_PER_WORLD; i++) {
                RecordTypeRef type = cases.type(cases.chance(0.5));
                ActorGrants actor = cases.actor();
                RecordFacts record = cases.record();
                Action action = cases.action(type);
                if (PermissionDecision.decide(actor, action, type, record).allowed()) {
                    assertThat(PermissionDecision.decide(actor, action, type).allowed())
                            .as("%s %s %s on %s", actor, action, type, record)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void theExplanationEndsWithTheLayerThatDecided() {
        var cases = new RandomCases(77);
        for (int i = 0; i < 20_000; i++) {
            RecordTypeRef type = cases.type(cases.chance(0.5));
            ActorGrants actor = cases.actor();
            RecordFacts record = cases.record();
            Decision decision = PermissionDecision.decide(actor, OnRecord.READ, type, record);
            var steps = PermissionDecision.explain(actor, OnRecord.READ, type, record);
            assertThat(steps.stream().allMatch(PermissionDecision.Step::passed)).isEqualTo(decision.allowed());
            if (!decision.allowed()) {
                PermissionDecision.Step first = steps.stream()
                        .filter(step -> !step.passed())
                        .findFirst()
                        .orElseThrow();
                assertThat(first.layer()).isEqualTo(decision.layer());
                assertThat(first.rule()).isEqualTo(decision.rule());
            }
        }
    }
}
