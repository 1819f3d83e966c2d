package io.dartwing.telephony.connector.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.kernel.Ids;
import io.dartwing.simulator.Behaviour;
import io.dartwing.telephony.carriers.CallControl.CallOrder;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierEvent.CallProgress;
import io.dartwing.telephony.carriers.CarrierHttp;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.CarrierResult.Retryable;
import io.dartwing.telephony.carriers.CarrierResult.Unknown;
import io.dartwing.telephony.carriers.Connector;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.DeliveryState;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.carriers.NumberKind;
import io.dartwing.telephony.carriers.NumberLookup.LineType;
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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TwilioIT extends CarrierContract {
    @Override
    protected Connector connector(CarrierHttp http, Clock clock) {
        return new TwilioConnector(http, clock);
    }

    @Override
    protected String secretField() {
        return "auth_token";
    }

    private TwilioConnector twilio() {
        return (TwilioConnector) connector;
    }

    @Test
    void of_two_messages_that_look_alike_none_is_taken_for_the_lost_one() {
        var attempt = attempt();
        done(twilio().sendMessage(account(), messageOrder(attempt.id(), attempt.from(), Behaviour.SUCCESS)));
        done(twilio().sendMessage(account(), messageOrder(attempt.id(), attempt.from(), Behaviour.SUCCESS)));
        assertThat(twilio().findMessage(account(), attempt.sought(Behaviour.SUCCESS)))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void forged_reports_are_refused() {
        var attempt = attempt();
        done(twilio().sendMessage(account(), messageOrder(attempt.id(), attempt.from(), Behaviour.SUCCESS)));
        end(attempt.id());
        RawWebhook genuine = inbox.webhooks().getLast();
        assertThat(twilio().verify(account(), genuine)).isEqualTo(Verification.GENUINE);
        assertThat(twilio().verify(account(), forged(genuine))).isInstanceOf(Verification.Refused.class);
        assertThat(twilio().verify(accountWithWrongSecret(), genuine)).isInstanceOf(Verification.Refused.class);
    }

    @Test
    void the_balance_is_told_and_the_unknown_is_unknown() {
        assertThat(done(twilio().balance(account()))).isEqualTo(Money.of("12.345", "USD"));
        assertRefused(twilio().messageStatus(account(), "SM" + "0".repeat(32)), CarrierCause.NO_SUCH);
    }

    @Test
    void credentials_go_to_the_api_alone() {
        URI own = account().api().resolve("/twilio/media");
        assertThat(twilio().media(account(), own, "image/gif").headers()).containsKey("Authorization");
        assertThat(twilio().media(account(), URI.create("https://mms.twiliocdn.com/x"), "image/gif")
                        .headers())
                .isEmpty();
    }

    private CallOrder order(UUID attempt, String from, Behaviour behaviour) {
        return new CallOrder(attempt, from, number(behaviour), Optional.empty(), Duration.ofSeconds(30));
    }

    private List<DeliveryReport> callReports(UUID attempt) {
        return inbox.webhooks().stream()
                .filter(webhook -> twilio().verify(account(), webhook) == Verification.GENUINE)
                .flatMap(webhook -> twilio().parse(account(), webhook).events().stream())
                .filter(CallProgress.class::isInstance)
                .map(CallProgress.class::cast)
                .filter(progress -> progress.attempt().equals(Optional.of(attempt)))
                .map(CallProgress::report)
                .toList();
    }

    private DeliveryReport callEnd(UUID attempt) {
        return eventually(() -> callReports(attempt).stream()
                .filter(report -> report.state().ended())
                .findFirst());
    }

    @Test
    void a_call_is_placed_reported_and_ends() {
        var attempt = attempt();
        DeliveryReport first = done(twilio().call(account(), order(attempt.id(), attempt.from(), Behaviour.SUCCESS)));
        assertThat(first.state()).isEqualTo(DeliveryState.ACCEPTED);
        assertThat(callEnd(attempt.id()).state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(callReports(attempt.id()).stream().map(DeliveryReport::state))
                .contains(DeliveryState.SENDING, DeliveryState.SENT);

        DeliveryReport told = done(twilio().callStatus(account(), first.providerId()));
        assertThat(told.state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(told.cost()).contains(Money.of("0.0140", "USD"));
        assertRefused(twilio().hangUp(account(), first.providerId()), CarrierCause.NO_SUCH);
    }

    @ParameterizedTest
    @CsvSource({"BUSY,BUSY", "NO_ANSWER,NO_ANSWER", "UNDELIVERABLE,INVALID_NUMBER"})
    void a_call_that_fails_says_why(Behaviour behaviour, CarrierCause cause) {
        var attempt = attempt();
        done(twilio().call(account(), order(attempt.id(), attempt.from(), behaviour)));

        DeliveryReport end = callEnd(attempt.id());
        assertThat(end.state()).isEqualTo(DeliveryState.FAILED);
        assertThat(end.cause()).contains(cause);
    }

    @Test
    void a_call_that_goes_on_is_hung_up() {
        simulator.conditions(simulator.conditions().step(Duration.ofMinutes(1)));
        var attempt = attempt();
        DeliveryReport first = done(twilio().call(account(), order(attempt.id(), attempt.from(), Behaviour.SUCCESS)));
        done(twilio().hangUp(account(), first.providerId()));
        assertThat(callEnd(attempt.id()).state()).isEqualTo(DeliveryState.CANCELLED);
    }

    @Test
    void a_call_whose_answer_is_lost_is_found_and_not_placed_twice() {
        var attempt = attempt();
        assertThat(twilio().call(account(), order(attempt.id(), attempt.from(), Behaviour.FAULT_AFTER_ACCEPT)))
                .isInstanceOf(Unknown.class);

        DeliveryReport found = done(twilio().findCall(account(), attempt.sought(Behaviour.FAULT_AFTER_ACCEPT)))
                .orElseThrow();
        assertThat(accepted(attempt.from()))
                .singleElement()
                .satisfies(call -> assertThat(call.providerId()).isEqualTo(found.providerId()));
        assertThat(done(twilio().findCall(account(), attempt().sought(Behaviour.SUCCESS))))
                .isEmpty();
    }

    @Test
    void a_call_waits_for_the_pause_and_a_wrong_number_is_refused() {
        var attempt = attempt();
        assertThat(twilio().call(account(), order(attempt.id(), attempt.from(), Behaviour.RATE_LIMITED)))
                .isInstanceOf(Retryable.class);
        assertRefused(
                twilio().call(account(), order(attempt.id(), attempt.from(), Behaviour.INVALID_NUMBER)),
                CarrierCause.INVALID_NUMBER);
        assertThat(accepted(attempt.from())).isEmpty();
    }

    private CarrierResult<List<AvailableNumber>> search(String country, NumberKind kind, Optional<String> areaCode) {
        return twilio().searchNumbers(
                        account(),
                        new NumberQuery(country, kind, areaCode, Optional.empty(), Set.of(NumberUse.SMS), 3));
    }

    @Test
    void a_number_is_found_bought_set_up_and_given_back() {
        AvailableNumber chosen =
                done(search("US", NumberKind.LOCAL, Optional.of("720"))).getFirst();
        assertThat(chosen.number()).startsWith("+1720");
        assertThat(chosen.uses()).contains(NumberUse.VOICE, NumberUse.SMS, NumberUse.MMS);
        assertThat(chosen.place()).isEqualTo("Denver, CO");

        UUID attempt = Ids.next();
        NumberOrder order = done(twilio().orderNumber(account(), attempt, chosen.number()));
        assertThat(order.state()).isEqualTo(OrderState.ACTIVE);
        String id = order.numberId().orElseThrow();
        assertThat(done(twilio().orderStatus(account(), order.orderId()))).isEqualTo(order);
        assertThat(done(twilio().findOrder(account(), attempt, chosen.number())))
                .contains(order);
        assertThat(done(twilio().findOrder(account(), Ids.next(), chosen.number())))
                .isEmpty();
        assertRefused(twilio().orderNumber(account(), Ids.next(), chosen.number()), CarrierCause.NO_SUCH);

        done(twilio().configureNumber(account(), id, chosen.number()));
        done(twilio().releaseNumber(account(), id, chosen.number()));
        assertRefused(twilio().releaseNumber(account(), id, chosen.number()), CarrierCause.NO_SUCH);
    }

    @Test
    void an_order_whose_answer_is_lost_is_found() {
        UUID attempt = Ids.next();
        String number = Behaviour.FAULT_AFTER_ACCEPT.number("+1720");
        assertThat(twilio().orderNumber(account(), attempt, number)).isInstanceOf(Unknown.class);
        NumberOrder found = done(twilio().findOrder(account(), attempt, number)).orElseThrow();
        done(twilio().releaseNumber(account(), found.numberId().orElseThrow(), number));
    }

    @Test
    void countries_without_such_numbers_have_none_and_area_codes_are_american() {
        assertThat(done(search("DE", NumberKind.LOCAL, Optional.empty()))).isEmpty();
        assertRefused(search("DE", NumberKind.LOCAL, Optional.of("30")), CarrierCause.INVALID_REQUEST);
    }

    @Test
    void a_number_is_looked_up() {
        var answer = done(twilio().lookUp(account(), "+13035550142"));
        assertThat(answer.valid()).isTrue();
        assertThat(answer.country()).isEqualTo("US");
        assertThat(answer.lineType()).isEqualTo(LineType.VOIP);
        assertThat(answer.carrier()).contains("Example Wireless");
        assertThat(answer.callerName()).contains("EXAMPLE CALLER");
        assertThat(done(twilio().lookUp(account(), number(Behaviour.INVALID_NUMBER)))
                        .valid())
                .isFalse();
    }
}
