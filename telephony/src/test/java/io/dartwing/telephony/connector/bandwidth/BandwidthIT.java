package io.dartwing.telephony.connector.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.kernel.Ids;
import io.dartwing.simulator.Behaviour;
import io.dartwing.telephony.carriers.BasicAuth;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierHttp;
import io.dartwing.telephony.carriers.CarrierResult.Done;
import io.dartwing.telephony.carriers.CarrierResult.Unknown;
import io.dartwing.telephony.carriers.Connector;
import io.dartwing.telephony.carriers.NumberKind;
import io.dartwing.telephony.carriers.NumberOrders.NumberOrder;
import io.dartwing.telephony.carriers.NumberOrders.OrderState;
import io.dartwing.telephony.carriers.NumberSearch.AvailableNumber;
import io.dartwing.telephony.carriers.NumberSearch.NumberQuery;
import io.dartwing.telephony.carriers.NumberUse;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.Sought;
import io.dartwing.telephony.carriers.WebhookSource.Verification;
import io.dartwing.testkit.carriers.CarrierContract;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class BandwidthIT extends CarrierContract {
    @Override
    protected Connector connector(CarrierHttp http, Clock clock) {
        return new BandwidthConnector(http, clock);
    }

    @Override
    protected String secretField() {
        return "api_password";
    }

    /// Nothing is signed: what a forger lacks are the credentials.
    @Override
    protected RawWebhook forged(RawWebhook genuine) {
        return new RawWebhook(
                genuine.method(),
                genuine.url(),
                Map.of("Authorization", List.of(new BasicAuth("hooks", "guessed").header())),
                genuine.body(),
                genuine.receivedAt());
    }

    private BandwidthConnector bandwidth() {
        return (BandwidthConnector) connector;
    }

    @Test
    void of_two_messages_that_look_alike_none_is_taken_for_the_lost_one() {
        var attempt = attempt();
        done(bandwidth().sendMessage(account(), messageOrder(attempt.id(), attempt.from(), Behaviour.SUCCESS)));
        done(bandwidth().sendMessage(account(), messageOrder(attempt.id(), attempt.from(), Behaviour.SUCCESS)));
        assertThat(bandwidth().findMessage(account(), attempt.sought(Behaviour.SUCCESS)))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void that_a_message_is_not_found_proves_something_later_only() {
        Sought now = attempt().sought(Behaviour.SUCCESS);
        assertThat(bandwidth().findMessage(account(), now)).isInstanceOf(Unknown.class);
        var earlier = new Sought(
                now.attempt(), now.from(), now.to(), now.begun().minus(Duration.ofHours(2)), Sought.Others.NONE);
        assertThat(bandwidth().findMessage(account(), earlier)).isEqualTo(new Done<>(Optional.empty()));
    }

    @Test
    void webhooks_without_the_right_credentials_are_refused() {
        var attempt = attempt();
        done(bandwidth().sendMessage(account(), messageOrder(attempt.id(), attempt.from(), Behaviour.SUCCESS)));
        end(attempt.id());
        RawWebhook genuine = inbox.webhooks().getLast();
        assertThat(bandwidth().verify(account(), genuine)).isEqualTo(Verification.GENUINE);
        assertThat(bandwidth().verify(account(), forged(genuine))).isInstanceOf(Verification.Refused.class);
        var values = new HashMap<>(account().values());
        values.put("webhook_password", "other");
        assertThat(bandwidth().verify(account(values), genuine)).isInstanceOf(Verification.Refused.class);
    }

    @Test
    void a_repeated_report_is_known_by_its_identity() {
        simulator.conditions(simulator.conditions().duplication(1));
        var attempt = attempt();
        done(bandwidth().sendMessage(account(), messageOrder(attempt.id(), attempt.from(), Behaviour.SUCCESS)));
        List<RawWebhook> both = eventually(() -> Optional.of(inbox.webhooks().stream()
                        .filter(webhook -> new String(webhook.body()).contains("message-delivered"))
                        .filter(webhook ->
                                new String(webhook.body()).contains(attempt.id().toString()))
                        .toList())
                .filter(found -> found.size() == 2));
        assertThat(bandwidth().parse(account(), both.getFirst()))
                .isEqualTo(bandwidth().parse(account(), both.getLast()));
    }

    @Test
    void what_the_account_may_not_do_and_what_is_unknown_is_told_apart() {
        var values = new HashMap<>(account().values());
        values.put("account_id", "1");
        assertRefused(bandwidth().messageStatus(account(values), "1"), CarrierCause.NOT_ALLOWED);
        assertRefused(bandwidth().messageStatus(account(), "1"), CarrierCause.NO_SUCH);
    }

    private NumberQuery query(Optional<String> area, Optional<String> contains) {
        return new NumberQuery("US", NumberKind.LOCAL, area, contains, Set.of(NumberUse.SMS), 3);
    }

    @Test
    void a_number_is_found_bought_and_given_back() {
        List<AvailableNumber> found =
                done(bandwidth().searchNumbers(account(), query(Optional.of("303"), Optional.of("203"))));
        assertThat(found)
                .hasSize(3)
                .allSatisfy(number -> assertThat(number.number()).matches("\\+1303555203[0-9]"));
        String number = found.getFirst().number();
        UUID attempt = Ids.next();
        NumberOrder order = done(bandwidth().orderNumber(account(), attempt, number));
        assertThat(order.state()).isEqualTo(OrderState.PENDING);
        assertThat(done(bandwidth().findOrder(account(), attempt, number))
                        .orElseThrow()
                        .orderId())
                .isEqualTo(order.orderId());
        assertThat(done(bandwidth().findOrder(account(), Ids.next(), number))).isEmpty();
        NumberOrder active = eventually(() -> Optional.of(done(bandwidth().orderStatus(account(), order.orderId())))
                .filter(now -> now.state() == OrderState.ACTIVE));
        assertThat(active.numberId()).contains(number);
        assertThat(done(bandwidth().configureNumber(account(), number, number))).isEqualTo(number);
        done(bandwidth().releaseNumber(account(), number, number));
        assertRefused(bandwidth().configureNumber(account(), number, number), CarrierCause.NO_SUCH);
    }

    @Test
    void what_can_not_be_bought_says_why() {
        assertRefused(
                bandwidth().searchNumbers(account(), query(Optional.empty(), Optional.empty())),
                CarrierCause.INVALID_REQUEST);
        assertRefused(bandwidth().orderNumber(account(), Ids.next(), "+13035559999"), CarrierCause.INVALID_NUMBER);
        assertRefused(bandwidth().orderNumber(account(), Ids.next(), "+491511234567"), CarrierCause.INVALID_NUMBER);
        assertRefused(bandwidth().orderStatus(account(), "none"), CarrierCause.NO_SUCH);
        NumberOrder order = done(bandwidth().orderNumber(account(), Ids.next(), number(Behaviour.UNDELIVERABLE)));
        NumberOrder failed = eventually(() -> Optional.of(done(bandwidth().orderStatus(account(), order.orderId())))
                .filter(now -> now.state() == OrderState.FAILED));
        assertThat(failed.cause()).contains(CarrierCause.INVALID_NUMBER);
        var values = new HashMap<>(account().values());
        values.remove("site_id");
        assertRefused(
                bandwidth().orderNumber(account(values), Ids.next(), "+13035552001"), CarrierCause.INVALID_REQUEST);
    }

    @Test
    void credentials_go_to_the_api_alone() {
        URI own = account().api().resolve("/bandwidth/media");
        assertThat(bandwidth().media(account(), own, "image/gif").headers()).containsKey("Authorization");
        assertThat(bandwidth()
                        .media(account(), URI.create("https://elsewhere.example/x"), "image/gif")
                        .headers())
                .isEmpty();
    }
}
