package io.dartwing.telephony.connector.didww;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.kernel.Ids;
import io.dartwing.simulator.Behaviour;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierEvent.NumberProgress;
import io.dartwing.telephony.carriers.CarrierHttp;
import io.dartwing.telephony.carriers.CarrierResult.Unknown;
import io.dartwing.telephony.carriers.Connector;
import io.dartwing.telephony.carriers.MessageSending.MessageOrder;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.carriers.NumberKind;
import io.dartwing.telephony.carriers.NumberOrders.NumberOrder;
import io.dartwing.telephony.carriers.NumberOrders.OrderState;
import io.dartwing.telephony.carriers.NumberSearch.AvailableNumber;
import io.dartwing.telephony.carriers.NumberSearch.NumberQuery;
import io.dartwing.telephony.carriers.NumberUse;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.WebhookSource.Verification;
import io.dartwing.testkit.carriers.CarrierContract;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class DidwwIT extends CarrierContract {
    @Override
    protected Connector connector(CarrierHttp http, Clock clock) {
        return new DidwwConnector(http, clock);
    }

    @Override
    protected String secretField() {
        return DidwwConnector.API_KEY;
    }

    @Override
    protected boolean receivesPictures() {
        return false;
    }

    @Override
    protected boolean answersForMessages() {
        return false;
    }

    private DidwwConnector didww() {
        return (DidwwConnector) connector;
    }

    private List<AvailableNumber> search(String country, Optional<String> areaCode, Set<NumberUse> uses) {
        return done(didww().searchNumbers(
                        account(), new NumberQuery(country, NumberKind.LOCAL, areaCode, Optional.empty(), uses, 3)));
    }

    @Test
    void numbers_are_found_by_country_area_and_use() {
        List<AvailableNumber> found = search("US", Optional.of("720"), Set.of(NumberUse.FAX, NumberUse.SMS));
        assertThat(found).hasSize(3).allSatisfy(number -> {
            assertThat(number.number()).startsWith("+1720");
            assertThat(number.place()).isEqualTo("Denver, CO");
            assertThat(number.uses()).containsExactlyInAnyOrder(NumberUse.VOICE, NumberUse.SMS, NumberUse.FAX);
            assertThat(number.monthly()).contains(Money.of("0.8", "USD"));
            assertThat(number.setUp()).contains(Money.of("0.4", "USD"));
        });
        assertThat(search("US", Optional.empty(), Set.of())).hasSize(3);
        assertThat(search("US", Optional.of("212"), Set.of())).isEmpty();
        assertThat(search("DE", Optional.empty(), Set.of())).isEmpty();
        assertThat(search("US", Optional.empty(), Set.of(NumberUse.MMS))).isEmpty();
    }

    @Test
    void a_number_is_bought_set_up_and_given_back() {
        String number = search("US", Optional.of("303"), Set.of()).getFirst().number();
        UUID attempt = Ids.next();
        NumberOrder order = done(didww().orderNumber(account(), attempt, number));
        assertThat(order.state()).isEqualTo(OrderState.PENDING);
        NumberOrder active = eventually(() -> Optional.of(done(didww().orderStatus(account(), order.orderId())))
                .filter(now -> now.state() == OrderState.ACTIVE));
        assertThat(done(didww().findOrder(account(), attempt, number))).contains(active);
        assertThat(done(didww().findOrder(account(), Ids.next(), number))).isEmpty();
        assertRefused(didww().orderNumber(account(), Ids.next(), number), CarrierCause.NO_SUCH);

        RawWebhook told = eventually(() -> inbox.webhooks().stream()
                .filter(webhook -> didww().parse(account(), webhook)
                        .events()
                        .contains(new NumberProgress(order.orderId(), "", OrderState.ACTIVE)))
                .findFirst());
        assertThat(told.attempt()).contains(attempt);
        assertThat(didww().verify(account(), told)).isEqualTo(Verification.GENUINE);
        assertThat(didww().verify(account(), forged(told))).isInstanceOf(Verification.Refused.class);

        String id = active.numberId().orElseThrow();
        done(didww().configureNumber(account(), id, number));
        done(didww().releaseNumber(account(), id, number));
        assertRefused(didww().releaseNumber(account(), id, number), CarrierCause.NO_SUCH);
    }

    @Test
    void an_order_whose_answer_is_lost_is_found_and_made_once() {
        UUID attempt = Ids.next();
        String number = Behaviour.FAULT_AFTER_ACCEPT.number("+1720");
        assertThat(didww().orderNumber(account(), attempt, number)).isInstanceOf(Unknown.class);
        assertThat(done(didww().findOrder(account(), attempt, number))).isPresent();
        assertThat(simulator.ledger().times("didww", attempt.toString())).isEqualTo(1);
    }

    @Test
    void a_number_without_a_trunk_for_it_is_not_set_up() {
        var values = new HashMap<>(account().values());
        values.remove(DidwwConnector.VOICE_TRUNK);
        assertRefused(didww().configureNumber(account(values), "1", "+13035550100"), CarrierCause.INVALID_REQUEST);
    }

    @Test
    void pictures_and_accounts_without_a_trunk_send_no_messages() {
        var attempt = attempt();
        var picture = new MessageOrder(
                attempt.id(), attempt.from(), "+13035550142", "x", List.of(URI.create("https://tel.example/a.png")));
        assertRefused(didww().sendMessage(account(), picture), CarrierCause.INVALID_REQUEST);
        var values = new HashMap<>(account().values());
        values.remove(DidwwConnector.SMS_PASSWORD);
        assertRefused(
                didww().sendMessage(account(values), messageOrder(attempt.id(), attempt.from(), Behaviour.SUCCESS)),
                CarrierCause.NOT_ALLOWED);
        assertThat(accepted(attempt.from())).isEmpty();
    }

    @Test
    void the_balance_is_what_is_prepaid() {
        assertThat(done(didww().balance(account()))).isEqualTo(Money.of("50.00", "USD"));
    }
}
