package io.dartwing.telephony.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.kernel.PhoneNumber;
import io.dartwing.telephony.carriers.Capability;
import io.dartwing.telephony.routing.Destination;
import io.dartwing.telephony.rule.Rule.Effect;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RulingsTest {
    private static final UUID ONE = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    @Test
    void ofTheRulesThatFitTheFirstThatNamesACarrierDecides() {
        var rulings = rulings(
                sent(Capability.FAX, "+13035550100"),
                rule("Faxes to Denver", Set.of(Capability.FAX), List.of("+1303"), Effect.PREFER, ONE),
                rule("Nothing else", Set.of(), List.of(), Effect.EXCLUDE, ONE, OTHER));
        assertThat(rulings.on(ONE))
                .contains(new Rulings.Ruling(Effect.PREFER, 0, "rule “Faxes to Denver” prefers it (a test)"));
        assertThat(rulings.on(OTHER))
                .contains(new Rulings.Ruling(Effect.EXCLUDE, 1, "rule “Nothing else” excludes it (a test)"));
        assertThat(rulings.excluded()).containsExactly(OTHER);
        assertThat(rulings.on(UUID.randomUUID())).isEmpty();
    }

    @Test
    void aRuleOfOtherTrafficDoesNotFit() {
        Rule messages = rule("Messages", Set.of(Capability.MESSAGES), List.of(), Effect.EXCLUDE, ONE);
        assertThat(rulings(sent(Capability.FAX, "+13035550100"), messages).on(ONE))
                .isEmpty();
        assertThat(rulings(sent(Capability.MESSAGES, "+13035550100"), messages).on(ONE))
                .isPresent();
    }

    @Test
    void searchesAndOrdersHaveNoRules() {
        Rule all = rule("All", Set.of(), List.of(), Effect.EXCLUDE, ONE);
        assertThat(rulings(sent(Capability.NUMBER_ORDERS, "+13035550100"), all).excluded())
                .isEmpty();
    }

    @Test
    void theCountryIsReadOffTheNumberAndPrefixesAreAnotherWayToFit() {
        Rule rule = new Rule(
                "Jamaica and Denver",
                Set.of(),
                Set.of("JM"),
                List.of("+1303"),
                Set.of(),
                Set.of(),
                Effect.PREFER,
                Set.of(ONE),
                "");
        assertThat(rulings(sent(Capability.FAX, "+18765550100"), rule).on(ONE))
                .contains(new Rulings.Ruling(Effect.PREFER, 0, "rule “Jamaica and Denver” prefers it"));
        assertThat(rulings(sent(Capability.FAX, "+13035550100"), rule).on(ONE)).isPresent();
        assertThat(rulings(sent(Capability.FAX, "+12125550100"), rule).on(ONE)).isEmpty();
    }

    @Test
    void whatIsSentFromNoNumberOfOursFitsNoRuleAboutSenders() {
        Rule tagged = new Rule(
                "Billing", Set.of(), Set.of(), List.of(), Set.of(), Set.of("billing"), Effect.PREFER, Set.of(ONE), "");
        assertThat(rulings(sent(Capability.FAX, "+13035550100"), tagged).on(ONE))
                .isEmpty();
    }

    private static Rule rule(String name, Set<Capability> traffic, List<String> prefixes, Effect effect, UUID... ways) {
        return new Rule(name, traffic, Set.of(), prefixes, Set.of(), Set.of(), effect, Set.of(ways), "a test");
    }

    private static Traffic sent(Capability operation, String to) {
        PhoneNumber number = new PhoneNumber(to);
        return new Traffic(operation, number, Destination.of(number), Optional.empty());
    }

    private static Rulings rulings(Traffic sent, Rule... rules) {
        return new Rulings(List.of(rules), sent);
    }
}
