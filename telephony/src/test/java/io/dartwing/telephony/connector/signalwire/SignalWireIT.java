package io.dartwing.telephony.connector.signalwire;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.kernel.Ids;
import io.dartwing.simulator.Behaviour;
import io.dartwing.telephony.carriers.CallControl.CallOrder;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierEvent.CallProgress;
import io.dartwing.telephony.carriers.CarrierHttp;
import io.dartwing.telephony.carriers.CarrierResult.Unknown;
import io.dartwing.telephony.carriers.Connector;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.DeliveryState;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.carriers.NumberKind;
import io.dartwing.telephony.carriers.NumberOrders.NumberOrder;
import io.dartwing.telephony.carriers.NumberOrders.OrderState;
import io.dartwing.telephony.carriers.NumberSearch.AvailableNumber;
import io.dartwing.telephony.carriers.NumberSearch.NumberQuery;
import io.dartwing.telephony.carriers.NumberUse;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.WebhookSource.Verification;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.carriers.CarrierContract;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("FAX-A-002-03")
final class SignalWireIT extends CarrierContract {
    @Override
    protected Connector connector(CarrierHttp http, Clock clock) {
        return new SignalWireConnector(http, clock);
    }

    @Override
    protected String secretField() {
        return "api_token";
    }

    private SignalWireConnector signalWire() {
        return (SignalWireConnector) connector;
    }

    @Test
    void a_fax_can_be_cancelled_while_it_waits() {
        simulator.conditions(simulator.conditions().step(Duration.ofSeconds(30)));
        var attempt = attempt();
        String id = done(signalWire().sendFax(account(), faxOrder(attempt.id(), attempt.from(), Behaviour.SUCCESS)))
                .providerId();
        assertThat(done(signalWire().cancelFax(account(), id))).isEqualTo(id);
        assertThat(end(attempt.id()).state()).isEqualTo(DeliveryState.CANCELLED);
        assertRefused(signalWire().cancelFax(account(), id), CarrierCause.INVALID_REQUEST);
        assertRefused(signalWire().cancelFax(account(), "0"), CarrierCause.NO_SUCH);
    }

    @Test
    void of_two_faxes_that_look_alike_none_is_taken_for_the_lost_one() {
        var attempt = attempt();
        done(signalWire().sendFax(account(), faxOrder(attempt.id(), attempt.from(), Behaviour.SUCCESS)));
        done(signalWire().sendFax(account(), faxOrder(attempt.id(), attempt.from(), Behaviour.SUCCESS)));
        assertThat(signalWire().findFax(account(), attempt.sought(Behaviour.SUCCESS)))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void a_delivered_fax_has_pages_and_a_price() {
        var attempt = attempt();
        String id = done(signalWire().sendFax(account(), faxOrder(attempt.id(), attempt.from(), Behaviour.SUCCESS)))
                .providerId();
        assertThat(end(attempt.id()).units()).hasValue(2);
        assertThat(done(signalWire().faxStatus(account(), id)).cost()).contains(Money.of("0.005", "USD"));
    }

    @Test
    void reports_signed_with_another_key_are_refused() {
        var attempt = attempt();
        done(signalWire().sendMessage(account(), messageOrder(attempt.id(), attempt.from(), Behaviour.SUCCESS)));
        end(attempt.id());
        RawWebhook genuine = inbox.webhooks().getLast();
        assertThat(signalWire().verify(account(), genuine)).isEqualTo(Verification.GENUINE);
        var values = new HashMap<>(account().values());
        values.put("signing_key", "PSK_other");
        assertThat(signalWire().verify(account(values), genuine)).isInstanceOf(Verification.Refused.class);
    }

    private CallOrder call(Attempt attempt, Behaviour behaviour) {
        return new CallOrder(attempt.id(), attempt.from(), number(behaviour), Optional.empty(), Duration.ofSeconds(30));
    }

    private DeliveryReport callEnd(UUID attempt) {
        return eventually(() -> inbox.webhooks().stream()
                .flatMap(webhook -> signalWire().parse(account(), webhook).events().stream())
                .filter(CallProgress.class::isInstance)
                .map(CallProgress.class::cast)
                .filter(progress -> progress.attempt().equals(Optional.of(attempt)))
                .map(CallProgress::report)
                .filter(report -> report.state().ended())
                .findFirst());
    }

    @Test
    void a_call_is_held_until_it_ends() {
        var attempt = attempt();
        String id = done(signalWire().call(account(), call(attempt, Behaviour.SUCCESS)))
                .providerId();
        assertThat(callEnd(attempt.id()).state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(done(signalWire().callStatus(account(), id)).state()).isEqualTo(DeliveryState.DELIVERED);
        assertRefused(signalWire().hangUp(account(), id), CarrierCause.INVALID_REQUEST);
        assertThat(accepted(attempt.from())).hasSize(1);
    }

    @Test
    void a_call_whose_answer_is_lost_is_found_and_hung_up() {
        simulator.conditions(simulator.conditions().step(Duration.ofSeconds(30)));
        var attempt = attempt();
        assertThat(signalWire().call(account(), call(attempt, Behaviour.FAULT_AFTER_ACCEPT)))
                .isInstanceOf(Unknown.class);
        DeliveryReport found = done(signalWire().findCall(account(), attempt.sought(Behaviour.FAULT_AFTER_ACCEPT)))
                .orElseThrow();
        assertThat(found.state()).isEqualTo(DeliveryState.ACCEPTED);
        done(signalWire().hangUp(account(), found.providerId()));
        assertThat(callEnd(attempt.id()).state()).isEqualTo(DeliveryState.CANCELLED);
    }

    @Test
    void a_call_that_nobody_takes_says_why() {
        for (var behaviour : List.of(Behaviour.BUSY, Behaviour.NO_ANSWER, Behaviour.UNDELIVERABLE)) {
            var attempt = attempt();
            done(signalWire().call(account(), call(attempt, behaviour)));
            assertThat(callEnd(attempt.id()).cause())
                    .contains(
                            switch (behaviour) {
                                case BUSY -> CarrierCause.BUSY;
                                case NO_ANSWER -> CarrierCause.NO_ANSWER;
                                default -> CarrierCause.UNREACHABLE;
                            });
        }
    }

    private NumberQuery query(NumberKind kind, Set<NumberUse> uses) {
        return new NumberQuery("US", kind, Optional.of("303"), Optional.empty(), uses, 3);
    }

    @Test
    void a_number_is_found_bought_set_up_and_given_back() {
        List<AvailableNumber> found =
                done(signalWire().searchNumbers(account(), query(NumberKind.LOCAL, Set.of(NumberUse.MMS))));
        assertThat(found).hasSize(3).allSatisfy(number -> {
            assertThat(number.number()).startsWith("+1303");
            assertThat(number.uses()).contains(NumberUse.MMS, NumberUse.FAX);
        });
        String number = found.getFirst().number();
        UUID attempt = Ids.next();
        NumberOrder order = done(signalWire().orderNumber(account(), attempt, number));
        assertThat(order.state()).isEqualTo(OrderState.ACTIVE);
        assertThat(done(signalWire().orderStatus(account(), order.orderId()))).isEqualTo(order);
        assertThat(done(signalWire().findOrder(account(), attempt, number))).contains(order);
        assertThat(done(signalWire().findOrder(account(), Ids.next(), number))).isEmpty();
        assertRefused(signalWire().orderNumber(account(), Ids.next(), number), CarrierCause.INVALID_REQUEST);
        String id = order.numberId().orElseThrow();
        assertThat(done(signalWire().configureNumber(account(), id, number))).isEqualTo(id);
        done(signalWire().releaseNumber(account(), id, number));
        assertRefused(signalWire().releaseNumber(account(), id, number), CarrierCause.NO_SUCH);
    }

    @Test
    void a_number_of_yesterday_is_kept_and_mobile_ones_are_not_for_sale() {
        NumberOrder order = done(signalWire().orderNumber(account(), Ids.next(), "+13035552013"));
        assertRefused(signalWire().releaseNumber(account(), order.orderId(), "+13035552013"), CarrierCause.NOT_ALLOWED);
        assertRefused(
                signalWire().searchNumbers(account(), query(NumberKind.MOBILE, Set.of())),
                CarrierCause.INVALID_REQUEST);
    }

    @Test
    void credentials_go_to_the_api_alone() {
        URI own = account().api().resolve("/signalwire/x");
        assertThat(signalWire().media(account(), own, "image/gif").headers()).containsKey("Authorization");
        assertThat(signalWire()
                        .media(account(), URI.create("https://files.signalwire.com/x"), "image/gif")
                        .headers())
                .isEmpty();
    }
}
