package io.dartwing.telephony.connector.sinch;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.simulator.Behaviour;
import io.dartwing.telephony.carriers.BasicAuth;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierHttp;
import io.dartwing.telephony.carriers.Connector;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.carriers.CarrierContract;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SinchFaxIT extends CarrierContract {
    @Override
    protected Connector connector(CarrierHttp http, Clock clock) {
        return new SinchFaxConnector(http, clock);
    }

    @Override
    protected String secretField() {
        return "access_secret";
    }

    /// Nothing is signed: what a forger lacks are the credentials.
    @Override
    protected RawWebhook forged(RawWebhook genuine) {
        return new RawWebhook(
                genuine.method(),
                genuine.url(),
                Map.of("Authorization", List.of(new BasicAuth("simulated-user", "guessed").header())),
                genuine.body(),
                genuine.receivedAt());
    }

    private SinchFaxConnector sinch() {
        return (SinchFaxConnector) connector;
    }

    @Test
    @Covers("FAX-A-002-09")
    void a_fax_costs_what_sinch_says_and_can_not_be_cancelled() {
        var attempt = attempt();
        String id = done(sinch().sendFax(account(), faxOrder(attempt.id(), attempt.from(), Behaviour.SUCCESS)))
                .providerId();
        var end = end(attempt.id());
        assertThat(end.cost()).contains(Money.of("0.07", "USD"));
        assertThat(end.units()).hasValue(2);
        assertRefused(sinch().cancelFax(account(), id), CarrierCause.NOT_ALLOWED);
        assertRefused(sinch().faxStatus(account(), "unknown"), CarrierCause.NO_SUCH);
    }

    @Test
    void pages_that_got_through_are_told_of_a_fax_that_broke_off() {
        var attempt = attempt();
        done(sinch().sendFax(account(), faxOrder(attempt.id(), attempt.from(), Behaviour.PARTIAL_PAGES)));
        assertThat(end(attempt.id()).units()).hasValue(1);
    }
}
