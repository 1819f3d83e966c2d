package io.dartwing.telephony.choice;

import static io.dartwing.telephony.choice.WaysOfATest.DENVER;
import static io.dartwing.telephony.choice.WaysOfATest.onTrunk;
import static io.dartwing.telephony.choice.WaysOfATest.tagged;
import static io.dartwing.telephony.choice.WaysOfATest.withAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.PhoneNumber;
import io.dartwing.telephony.attempt.AttemptWatch.Outcome;
import io.dartwing.telephony.attempt.AttemptWatch.Verdict;
import io.dartwing.telephony.carriers.Capability;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.health.CarrierHealth;
import io.dartwing.telephony.number.FaxNumber;
import io.dartwing.telephony.routing.CarrierKind;
import io.dartwing.telephony.routing.RoutingDecision;
import io.dartwing.telephony.routing.RoutingDecision.Refusal;
import io.dartwing.telephony.routing.RoutingDecision.Wanted;
import io.dartwing.telephony.routing.RoutingRequest;
import io.dartwing.testkit.Covers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class CarrierChoiceIT {
    private final WaysOfATest ways = new WaysOfATest();

    @AfterEach
    void close() {
        ways.close();
    }

    @Test
    void theTrunkWithTheLongestPrefixIsTakenEvenFromAnothersNumber() {
        UUID all = ways.trunk("All");
        ways.trunk("America", "+1", "+52");
        UUID colorado = ways.trunk("Colorado", "+1303", "+1720");
        RoutingDecision decision = ways.fax(onTrunk(all));
        assertThat(decision.chosen()).contains(colorado);
        assertThat(decision.sentence())
                .isEqualTo("Chosen “Colorado” because its prefix is the longest that begins the number");
        assertThat(decision.of(all).wanted()).contains(Wanted.ORGANIZATION);
    }

    @Test
    void ofTrunksWithEqualPrefixesTheOneWithTheSendersNumberIsTaken() {
        ways.trunk("A", "+1303");
        UUID senders = ways.trunk("B", "+1303");
        assertThat(ways.fax(onTrunk(senders)).chosen()).contains(senders);
    }

    @Test
    void withoutAFittingPrefixTheSendersTrunkIsTakenAndElseTheFirstByName() {
        UUID first = ways.trunk("A");
        UUID senders = ways.trunk("B");
        UUID mexico = ways.trunk("0 Mexico", "+52");
        assertThat(ways.fax(onTrunk(senders)).chosen()).contains(senders);
        assertThat(ways.fax(onTrunk(mexico)).chosen()).contains(first);
        assertThat(ways.fax().chosen()).contains(first);
        assertThat(ways.fax().of(mexico).refusal()).contains(Refusal.PREFIX);
    }

    @Test
    void aTrunkThatIsSwitchedOffLeavesItsPrefixToTheOthersAndSaysWhyItIsOut() {
        UUID off = ways.trunk("Off", false, "+1303");
        UUID on = ways.trunk("On", "+1");
        assertThat(ways.fax().chosen()).contains(on);
        assertThat(ways.fax().of(off).refusal()).contains(Refusal.DISABLED);
    }

    @Test
    void anExcludedTrunkLeavesItsPrefixToTheOthers() {
        UUID failed = ways.trunk("Failed", "+1303");
        UUID next = ways.trunk("Next", "+1");
        ways.trunk("A");
        var options = new RoutingRequest.Options(Optional.empty(), Map.of(failed, "it failed"), Optional.empty());
        assertThat(ways.decide(Capability.FAX, DENVER, Optional.empty(), options)
                        .chosen())
                .contains(next);
    }

    @Test
    void noCarrierIsChosenWhenNoPrefixFits() {
        ways.trunk("Mexico", "+52");
        RoutingDecision decision = ways.fax();
        assertThat(decision.chosen()).isEmpty();
        assertThat(decision.sentence()).isEqualTo("No carrier: all 1 were refused");
    }

    @Test
    void aTrunkTakesNumbersThatNoPlanHas() {
        UUID exchange = ways.trunk("Exchange");
        UUID account = ways.account("Cloud");
        var decision = ways.decide(
                Capability.FAX, new PhoneNumber("+99912345"), Optional.empty(), RoutingRequest.Options.NONE);
        assertThat(decision.order()).containsExactly(exchange);
        assertThat(decision.of(account).refusal()).contains(Refusal.COUNTRY_UNKNOWN);
    }

    @Test
    void anAccountSendsFromTheNumbersThatLieWithItOrAreRegisteredThere() {
        UUID home = ways.account("Home");
        UUID other = ways.account("Other");
        UUID trunk = ways.trunk("Trunk");
        var alone = ways.fax(withAccount(home));
        assertThat(alone.order()).containsExactly(home);
        assertThat(alone.of(home).kind()).isEqualTo(CarrierKind.ACCOUNT);
        assertThat(alone.of(trunk).refusal()).contains(Refusal.OWNERSHIP);
        assertThat(alone.of(trunk).kind()).isEqualTo(CarrierKind.TRUNK);
        assertThat(ways.fax(withAccount(home, other)).order()).containsExactly(home, other);
        assertThat(ways.fax(onTrunk(trunk)).order()).containsExactly(trunk);
    }

    @Test
    void capabilityAndCountryComeFromTheConnector() {
        UUID account = ways.account("Cloud");
        UUID unknown = ways.account("Gone", "uninstalled", 3, true);
        var message = ways.decide(Capability.MESSAGES, DENVER, Optional.empty(), RoutingRequest.Options.NONE);
        assertThat(message.of(account).refusal()).contains(Refusal.CAPABILITY);
        var abroad = ways.decide(
                Capability.FAX, new PhoneNumber("+442079460000"), Optional.empty(), RoutingRequest.Options.NONE);
        assertThat(abroad.of(account).refusal()).contains(Refusal.COUNTRY);
        assertThat(abroad.of(unknown).refusal()).contains(Refusal.CAPABILITY);
    }

    @Test
    @Covers({"FAX-A-002-04", "FAX-A-002-09"})
    void pricesAndPrioritiesOrderTheAccounts() {
        UUID dear = ways.account("A dear one");
        UUID cheap = ways.account("Cheap");
        UUID first = ways.account("First", "faxonly", 1, true);
        ways.rate(dear, Capability.FAX, "1", "0.09");
        ways.rate(cheap, Capability.FAX, "1", "9");
        ways.rate(cheap, Capability.FAX, "1303", "0.01");
        RoutingDecision decision = ways.fax();
        assertThat(decision.order()).containsExactly(cheap, first, dear);
        assertThat(decision.of(dear).cost()).contains(Money.of("0.18", "USD"));
        assertThat(decision.of(first).cost()).isEmpty();
    }

    @Test
    void aDeadAccountIsOutAndComesBackOnProbation() {
        UUID dead = ways.account("A", "faxonly", 1, true);
        UUID other = ways.account("B");
        for (int i = 0; i < 5; i++) {
            ways.beans
                    .getBean(CarrierHealth.class)
                    .told(new Outcome(dead, Capability.FAX, 1, Verdict.FAILED, Optional.empty()));
        }
        assertThat(ways.fax().order()).containsExactly(other);
        assertThat(ways.fax().of(dead).refusal()).contains(Refusal.BREAKER_OPEN);
        ways.clock.advance(Duration.ofSeconds(31));
        assertThat(ways.fax().of(dead).sentence()).contains("on probation");
    }

    @Test
    void aTrunkThatCouldNotRegisterIsTriedButNotMovedForward() {
        UUID failed = ways.trunk("Z", "+1303");
        UUID other = ways.trunk("A");
        assertThat(ways.fax().order()).containsExactly(failed, other);
        ways.registrations.put(failed, "failed");
        assertThat(ways.fax().order()).containsExactly(other, failed);
    }

    @Test
    void aRuleMovesACarrierForwardEvenBeforeALongerPrefixAndSaysSo() {
        UUID colorado = ways.trunk("Colorado", "+1303");
        UUID cloud = ways.account("Cloud");
        ways.rule(
                1, "Faxes to America", "prefer", List.of(cloud), List.of(), "countries = '{US}'", "reason = 'cheaper'");
        RoutingDecision decision = ways.fax();
        assertThat(decision.order()).containsExactly(cloud, colorado);
        assertThat(decision.sentence())
                .isEqualTo("Chosen “Cloud” because rule “Faxes to America” prefers it (cheaper)");
        assertThat(ways.decide(
                                Capability.FAX,
                                new PhoneNumber("+16045550100"),
                                Optional.empty(),
                                RoutingRequest.Options.NONE)
                        .of(cloud)
                        .wanted())
                .isEmpty();
    }

    @Test
    void anExcludedTrunkLeavesItsPrefixToTheOthersWhenARuleExcludesIt() {
        UUID denver = ways.trunk("Denver", "+1303");
        UUID america = ways.trunk("America", "+1");
        ways.trunk("A");
        ways.rule(1, "No Denver", "exclude", List.of(), List.of(denver));
        RoutingDecision decision = ways.fax();
        assertThat(decision.chosen()).contains(america);
        assertThat(decision.of(denver).refusal()).contains(Refusal.RULE);
        assertThat(decision.of(denver).sentence()).isEqualTo("Refused because rule “No Denver” excludes it");
    }

    @Test
    void anEarlierRuleIsTheExceptionOfALaterOne() {
        UUID trunk = ways.trunk("Trunk");
        UUID other = ways.trunk("Other");
        FaxNumber billing = tagged(onTrunk(other), "billing", "east");
        ways.rule(20, "Not over it", "exclude", List.of(), List.of(trunk));
        ways.rule(10, "Billing over it", "prefer", List.of(), List.of(trunk), "sender_tags = '{billing}'");
        assertThat(ways.fax(billing).chosen()).contains(trunk);
        assertThat(ways.fax(onTrunk(other)).order()).containsExactly(other);
        assertThat(ways.fax().order()).containsExactly(other);
    }

    @Test
    void aRuleOfOneNumberIsItsOnly() {
        UUID first = ways.trunk("A");
        UUID second = ways.trunk("B");
        FaxNumber number = onTrunk(first);
        ways.rule(1, "Desk", "prefer", List.of(), List.of(second), "sender_ids = '[\"" + number.id() + "\"]'");
        assertThat(ways.fax(number).chosen()).contains(second);
        assertThat(ways.fax(onTrunk(first)).chosen()).contains(first);
    }

    @Test
    void rulesThatAreSwitchedOffDeletedOrAnothersSayNothing() {
        UUID trunk = ways.trunk("Trunk");
        ways.rule(1, "Off", "exclude", List.of(), List.of(trunk), "enabled = false");
        ways.rule(2, "Gone", "exclude", List.of(), List.of(trunk), "deleted_at = now()");
        try (var theirs = new WaysOfATest()) {
            theirs.rule(1, "Theirs", "exclude", List.of(), List.of(trunk));
        }
        assertThat(ways.fax().chosen()).contains(trunk);
    }

    @Test
    void anotherOrganisationsWaysAreNoCandidates() {
        ways.trunk("Ours");
        try (var theirs = new WaysOfATest()) {
            assertThat(theirs.fax().considered()).isEmpty();
            assertThat(theirs.fax().sentence()).isEqualTo("No carrier: none is set up");
        }
    }

    @Test
    void aKeptDecisionNamesNoNumber() {
        ways.trunk("Trunk", "+1303");
        RoutingDecision decision = ways.fax();
        UUID subject = Ids.next();
        UUID id = ways.as(() -> ways.beans.getBean(CarrierChoice.class).keep(decision, "fax", subject));
        String row = ways.as(() -> ways.beans
                .getBean(JdbcClient.class)
                .sql("select row_to_json(d)::text from routing_decisions d where id = ?")
                .param(id)
                .query(String.class)
                .single());
        assertThat(row)
                .contains("\"destination\":\"US\"", "its prefix is the longest")
                .doesNotContain("303555");
    }

    @Test
    void aKeptDecisionIsReadAsItWasMadeByItsOrganisationOnlyAndForgottenAfterNinetyDays() throws Exception {
        UUID trunk = ways.trunk("Trunk", "+1303");
        ways.trunk("Mexico", "+52");
        RoutingDecision decision = ways.fax();
        UUID subject = Ids.next();
        UUID id = ways.as(() -> ways.beans.getBean(CarrierChoice.class).keep(decision, "fax", subject));
        ways.as(() -> ways.beans.getBean(CarrierChoice.class).keep(decision, "fax", Ids.next()));
        var kept = ways.beans.getBean(KeptDecisions.class);
        RoutingDecisionView read = ways.as(() -> kept.find(id)).orElseThrow();
        assertThat(read.chosen()).isEqualTo(trunk);
        assertThat(read.sentence()).isEqualTo(decision.sentence());
        assertThat(read.considered())
                .isEqualTo(
                        decision.considered().stream().map(RoutedCandidate::of).toList());
        assertThat(ways.as(() -> kept.list(subject, null, 10))).containsExactly(read);
        assertThat(ways.as(() -> kept.list(null, null, 10))).hasSize(2);
        assertThat(ways.as(() -> kept.list(null, id, 10))).isEmpty();
        try (var theirs = new WaysOfATest()) {
            assertThat(theirs.as(() -> kept.find(id))).isEmpty();
        }
        ways.clock.advance(Duration.ofDays(89));
        ways.forget();
        assertThat(ways.as(() -> kept.find(id))).isPresent();
        ways.clock.advance(Duration.ofDays(2));
        ways.forget();
        assertThat(ways.as(() -> kept.find(id))).isEmpty();
    }
}
