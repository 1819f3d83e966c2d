package io.dartwing.telephony.connector.telnyx;

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
import io.dartwing.telephony.carriers.NumberKind;
import io.dartwing.telephony.carriers.NumberLookup.LineType;
import io.dartwing.telephony.carriers.NumberOrders.NumberOrder;
import io.dartwing.telephony.carriers.NumberOrders.OrderState;
import io.dartwing.telephony.carriers.NumberSearch.AvailableNumber;
import io.dartwing.telephony.carriers.NumberSearch.NumberQuery;
import io.dartwing.telephony.carriers.NumberUse;
import io.dartwing.testkit.carriers.CarrierContract;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class TelnyxIT extends CarrierContract {
    @Override
    protected Connector connector(CarrierHttp http, Clock clock) {
        return new TelnyxConnector(http, clock);
    }

    @Override
    protected String secretField() {
        return TelnyxConnector.API_KEY;
    }

    @Override
    protected Optional<Duration> freshness() {
        return Optional.of(TelnyxSignature.FRESH);
    }

    private TelnyxConnector telnyx() {
        return (TelnyxConnector) connector;
    }

    private CallOrder order(UUID attempt, String from, Behaviour behaviour) {
        return new CallOrder(attempt, from, number(behaviour), Optional.of("Dartwing"), Duration.ofSeconds(30));
    }

    @Test
    void the_same_call_is_dialled_once() {
        var attempt = attempt();
        DeliveryReport first = done(telnyx().call(account(), order(attempt.id(), attempt.from(), Behaviour.SUCCESS)));
        DeliveryReport again = done(telnyx().call(account(), order(attempt.id(), attempt.from(), Behaviour.SUCCESS)));

        assertThat(again.providerId()).isEqualTo(first.providerId());
        assertThat(accepted(attempt.from())).hasSize(1);
        assertThat(callEnd(attempt.id()).state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(done(telnyx().callStatus(account(), first.providerId())).state())
                .isEqualTo(DeliveryState.SENT);
    }

    @Test
    void a_call_whose_answer_is_lost_is_found_while_it_goes_on() {
        simulator.conditions(simulator.conditions().step(Duration.ofMinutes(1)));
        var attempt = attempt();
        assertThat(telnyx().call(account(), order(attempt.id(), attempt.from(), Behaviour.FAULT_AFTER_ACCEPT)))
                .isInstanceOf(Unknown.class);

        DeliveryReport found = done(telnyx().findCall(account(), attempt.sought(Behaviour.FAULT_AFTER_ACCEPT)))
                .orElseThrow();
        assertThat(found.providerId())
                .isEqualTo(accepted(attempt.from()).getFirst().providerId());
        done(telnyx().hangUp(account(), found.providerId()));
        assertThat(telnyx().findCall(account(), attempt.sought(Behaviour.FAULT_AFTER_ACCEPT)))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void a_busy_line_ends_the_call() {
        var attempt = attempt();
        done(telnyx().call(account(), order(attempt.id(), attempt.from(), Behaviour.BUSY)));

        DeliveryReport end = callEnd(attempt.id());
        assertThat(end.state()).isEqualTo(DeliveryState.FAILED);
        assertThat(end.cause()).contains(CarrierCause.BUSY);
    }

    private DeliveryReport callEnd(UUID attempt) {
        return eventually(() -> inbox.webhooks().stream()
                .flatMap(webhook -> telnyx().parse(account(), webhook).events().stream())
                .filter(CallProgress.class::isInstance)
                .map(CallProgress.class::cast)
                .filter(progress -> progress.attempt().equals(Optional.of(attempt)))
                .map(CallProgress::report)
                .filter(report -> report.state().ended())
                .findFirst());
    }

    @Test
    void a_number_is_found_bought_set_up_and_given_back() {
        List<AvailableNumber> found = done(telnyx().searchNumbers(
                        account(),
                        new NumberQuery(
                                "US",
                                NumberKind.LOCAL,
                                Optional.of("720"),
                                Optional.empty(),
                                Set.of(NumberUse.FAX),
                                3)));
        assertThat(found).hasSize(3);
        AvailableNumber chosen = found.getFirst();
        assertThat(chosen.number()).startsWith("+1720");
        assertThat(chosen.uses()).contains(NumberUse.FAX, NumberUse.SMS);
        assertThat(chosen.monthly()).isPresent();

        UUID attempt = Ids.next();
        NumberOrder order = done(telnyx().orderNumber(account(), attempt, chosen.number()));
        assertThat(order.state()).isEqualTo(OrderState.PENDING);
        assertThat(done(telnyx().findOrder(account(), attempt, chosen.number()))
                        .orElseThrow()
                        .orderId())
                .isEqualTo(order.orderId());
        NumberOrder active = eventually(() -> Optional.of(done(telnyx().orderStatus(account(), order.orderId())))
                .filter(now -> now.state() == OrderState.ACTIVE));
        String id = active.numberId().orElseThrow();
        done(telnyx().configureNumber(account(), id, chosen.number()));
        done(telnyx().releaseNumber(account(), id, chosen.number()));
        assertRefused(telnyx().releaseNumber(account(), id, chosen.number()), CarrierCause.NO_SUCH);
    }

    @Test
    void an_order_that_was_never_made_is_not_found() {
        assertThat(done(telnyx().findOrder(account(), Ids.next(), "+17205552000")))
                .isEmpty();
    }

    @Test
    void a_number_is_looked_up() {
        var answer = done(telnyx().lookUp(account(), "+13035550142"));
        assertThat(answer.valid()).isTrue();
        assertThat(answer.lineType()).isEqualTo(LineType.MOBILE);
        assertThat(answer.callerName()).contains("EXAMPLE CALLER");
        assertThat(done(telnyx().lookUp(account(), number(Behaviour.INVALID_NUMBER)))
                        .valid())
                .isFalse();
    }

    @Test
    void the_balance_is_exact() {
        assertThat(done(telnyx().balance(account())).amount()).isEqualByComparingTo("300.00");
    }

    @Test
    void a_cancelled_fax_ends() {
        simulator.conditions(simulator.conditions().step(Duration.ofSeconds(30)));
        var attempt = attempt();
        DeliveryReport first =
                done(telnyx().sendFax(account(), faxOrder(attempt.id(), attempt.from(), Behaviour.SUCCESS)));
        done(telnyx().cancelFax(account(), first.providerId()));
        assertThat(done(telnyx().faxStatus(account(), first.providerId())).state())
                .isEqualTo(DeliveryState.FAILED);
    }
}
